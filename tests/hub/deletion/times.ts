import type { Instant } from '#core/time/instant';
import { isoWithOffset as iso } from '../../truth/local-time.ts';

export const day = 86_400_000;
export const noon: Instant = Date.parse('2026-11-18T12:00:00+01:00');

export const isoWithOffset = (at: Instant): string => iso(at, 'Europe/Copenhagen');

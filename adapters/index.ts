import type { Adapter } from './adapter.ts';
import { demo } from './demo/index.ts';
import { flexfoneWebhooks } from './flexfone-webhooks/index.ts';

/** Every phone system that can be connected. A new one is a folder beside these and a line here. */
export const adapters: readonly Adapter[] = [flexfoneWebhooks, demo];

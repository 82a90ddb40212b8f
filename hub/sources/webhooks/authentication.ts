import { randomBytes } from 'node:crypto';
import { digest, sameDigest } from '../../machine/digest.ts';
import type { SourceLimits } from './bounds/limits.ts';

/** A source that may call, with the secrets that open its door: one, or two while they are being changed. */
export interface WebhookSource {
  readonly id: string;
  readonly secrets: readonly string[];
  readonly limits: SourceLimits;
}

/**
 * Tells whether a secret opens a source's door. The work is the same for a right secret, a wrong one and an unknown
 * source: one digest, and as many comparisons as the source with the most secrets needs. An empty secret opens nothing.
 */
export function createAuthentication(
  sources: readonly Omit<WebhookSource, 'limits'>[],
): (source: string, secret: string) => boolean {
  const usable = sources.map(({ id, secrets }) => ({ id, secrets: secrets.filter((secret) => secret !== '') }));
  const most = Math.max(1, ...usable.map(({ secrets }) => secrets.length));
  const doors = new Map(usable.map(({ id, secrets }) => [id, candidates(secrets, most)]));
  const noDoor = candidates([], most);

  return (source, secret) => {
    const given = digest(secret);
    const door = doors.get(source);
    let matches = 0;
    for (const candidate of door ?? noDoor) matches += Number(sameDigest(candidate, given));
    return matches > 0 && door !== undefined;
  };
}

/** The digests of the secrets, filled up with random ones that no secret has. */
function candidates(secrets: readonly string[], count: number): readonly Buffer[] {
  return Array.from({ length: count }, (_, index) => {
    const secret = secrets[index];
    return secret === undefined ? randomBytes(32) : digest(secret);
  });
}

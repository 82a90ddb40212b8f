import type { Instant } from '#core/time/instant';
import type { StreamNotice } from '../intake/stream-notice.ts';

/**
 * How the connection of a stream stands, as far as the books know. What it told is fresh while it is live, however silent it
 * is, and old from the moment at which it is lost.
 */
export interface Connection {
  /** Since when it is there; `null`: it is not. */
  openedAt: Instant | null;
  /** Since when all that was there is told, and every change with it; `null`: it is not so. */
  liveSince: Instant | null;
  /** Since when what was told grows old; `null`: it does not, or nothing was told yet. */
  oldSince: Instant | null;
  /** This connection was live, if only before a restart of the hub. */
  hasTold: boolean;
  /** Any connection ever was: until then nothing is known. */
  everTold: boolean;
  /** When it last began or was lost. */
  noticedAt: Instant | null;
}

export function noConnection(): Connection {
  return {
    openedAt: null,
    liveSince: null,
    oldSince: null,
    hasTold: false,
    everTold: false,
    noticedAt: null,
  };
}

/**
 * It began, or was lost. `isPast`: the journal or a capture tells it; of a past connection nobody tells when it was live, and
 * it counts as such at once.
 */
export function noticed(connection: Connection, { kind, at }: Omit<StreamNotice, 'source'>, isPast: boolean): void {
  // An attempt that never came so far as to tell what is there makes nothing any younger.
  const oldSince = kind === 'lost' && connection.hasTold ? at : connection.oldSince;
  const openedAt = kind === 'lost' ? null : at;
  Object.assign(connection, { openedAt, noticedAt: at, liveSince: null, oldSince, hasTold: false });
  if (kind === 'opened' && isPast) live(connection, at);
}

/** The same of an earlier time than what is known already, of which only the newest counts. */
export function recalled(connection: Connection, notice: StreamNotice): void {
  if (notice.at >= (connection.noticedAt ?? connection.openedAt ?? -Infinity)) noticed(connection, notice, true);
}

/** Signed in, and all that was there is told. */
export function live(connection: Connection, at: Instant): void {
  Object.assign(connection, { liveSince: connection.liveSince ?? at, oldSince: null, hasTold: true, everTold: true });
}

/** The hub was started anew: whatever connection there was, nobody listened to it meanwhile. */
export function outlived(connection: Connection, heardAt: Instant | null): void {
  if (connection.liveSince === null) return;
  Object.assign(connection, { liveSince: null, oldSince: heardAt ?? connection.liveSince });
}

/** Its times move with the clock. */
export function moved(connection: Connection, by: number): void {
  for (const time of ['openedAt', 'liveSince', 'oldSince', 'noticedAt'] as const) {
    const at = connection[time];
    if (at !== null) connection[time] = at + by;
  }
}

import type { BoardTrouble } from '#core/board/bridge';
import { ConfigInvalid } from '#hub/config/problems';
import { JournalUnavailable } from '#hub/journal/journal';
import { ListenFailed } from '#hub/ports/listen';

/** What keeps the hub from running, for the screen: the hub's own sentences. */
export function troubleOf(error: unknown): BoardTrouble {
  if (error instanceof ConfigInvalid) return { kind: 'config', lines: error.lines };
  if (error instanceof ListenFailed) return { kind: 'port', lines: [error.message] };
  if (error instanceof JournalUnavailable) return { kind: 'journal', lines: [error.message] };
  return { kind: 'other', lines: [error instanceof Error ? `${error.name}: ${error.message}` : String(error)] };
}

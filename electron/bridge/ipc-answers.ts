import { inBothIfTranslated } from '#core/said/sentence';
import { ArgumentsRefused, checkedArguments } from '#core/asks/check';
import { type AskName, askNames, type ArgumentsOf } from '#core/asks/table';
import type { DeskAct } from '#core/board/bridge';
import { desktop } from '#hub/asks/asker';
import type { HubAsks } from '#hub/asks/asks';
import { Refused } from '#hub/asks/refused';
import { faultOf } from '#hub/machine/fault';
import type { Logger } from '#hub/machine/log';
import type { HubHost } from '../hub/hub-host.ts';
import type { Joining } from '../screen-of/setup-joining.ts';
import type { Moving } from '../moving/setup-moving.ts';
import type { PcDesk } from '../settings/pc-desk.ts';
import type { Reply } from './reply.ts';

export interface IpcAnswersOptions {
  readonly host: Pick<HubHost, 'trouble'> & { hub(): { readonly asks: HubAsks } | undefined };
  /** Somebody does something on the strip. */
  readonly onDeskAct?: (act: DeskAct) => void;
  /** How this desktop becomes a screen of another hub. */
  readonly joining?: Joining;
  /** This PC's own settings. */
  readonly pc?: PcDesk;
  /** Absent where this PC is a screen of another hub, and keeps nothing. */
  readonly moving?: Moving | undefined;
  readonly log: Pick<Logger, 'error'>;
}

/** One answer a channel. Never rejects: over IPC an error would carry Electron's words before its own. */
export type IpcAnswers = { readonly [Name in AskName]: (args: readonly unknown[]) => Promise<Reply> };

/** The hub that runs answers whatever the table of asks holds; only why there is none is the desktop's to say. */
export function createIpcAnswers({ host, onDeskAct, joining, pc, moving, log }: IpcAnswersOptions): IpcAnswers {
  /** What the desktop answers of itself, hub or not. */
  const own: { readonly [Name in AskName]?: (...args: ArgumentsOf<Name>) => unknown } = {
    trouble: () => host.trouble(),
    deskAct: (act) => onDeskAct?.(act),
    screenOf: () => joining?.report(),
    pairWith: (order) => joining?.pairWith(order),
    hubsNearby: () => joining?.nearby() ?? [],
    leaveHub: () => joining?.leaveHub(),
    thisPc: () => pc?.report(),
    changeThisPc: (changes) => pc?.change(changes),
    openFolder: (which) => pc?.openFolder(which),
    tryAlarms: () => pc?.tryAlarms(),
    checkForUpdate: () => pc?.checkForUpdate(),
    installUpdate: () => pc?.installUpdate(),
    backup: (order) => moving?.backup(order),
    restoreBackup: (order) => moving?.restore(order),
  };

  async function take(name: AskName, args: readonly unknown[]): Promise<unknown> {
    const answer = own[name] as ((...checked: readonly unknown[]) => unknown) | undefined;
    if (answer !== undefined) return (await answer(...checkedArguments(name, args))) ?? null;
    const hub = host.hub();
    if (hub === undefined) throw new Refused(503, 'The hub does not run now.');
    return hub.asks.take(name, { asker: desktop, read: () => args });
  }

  async function reply(name: AskName, args: readonly unknown[]): Promise<Reply> {
    try {
      return { answer: await take(name, args) };
    } catch (error) {
      if (error instanceof Refused) return { refused: inBothIfTranslated(error.sentence) ?? error.message };
      if (error instanceof ArgumentsRefused) return { refused: error.message };
      log.error({ ask: name, fault: faultOf(error) }, 'An ask of the board failed.');
      return { refused: 'The hub failed to answer; its log says more.' };
    }
  }

  const all = askNames.map((name) => [name, (args: readonly unknown[]) => reply(name, args)]);
  return Object.fromEntries(all) as IpcAnswers;
}

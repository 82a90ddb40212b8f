import type { AnswerOf, ArgumentsOf, AskName } from '#core/asks/table';
import { inBoth, inBothIfTranslated } from '#core/said/sentence';
import type { BoardSetup } from '#core/board/bridge';
import type { Instant } from '#core/time/instant';
import { parseIso } from '#core/time/zone';
import type { ActionDesk } from '../actions/desk.ts';
import type { AlertDesk } from '../alerts/alert-desk.ts';
import type { Feed } from '../books/feed.ts';
import type { CallerDesk } from '../callers/desk.ts';
import type { Asker } from './asker.ts';
import type { DiagnosticsDesk } from '../diagnostics/desk.ts';
import type { LostCallDesk } from '../lost-calls/desk.ts';
import type { HistoryDesk } from '../history/desk.ts';
import type { OutboundDesk } from '../outbound/desk.ts';
import type { SetupDesk } from '../setup/desk.ts';
import { unseen } from '../settings/sentences.ts';
import type { SettingsDesk } from '../settings/desk.ts';
import type { PastDesk } from '../past/desk.ts';
import type { MorningReports } from '../morning-reports/morning-reports.ts';
import type { KnownScreen, ScreenDesk } from '../screens/desk.ts';
import { onlyScreens } from '../screens/sentences.ts';
import { alertLogForWalls, alertsForWalls, outboundForWalls, pictureForWalls, queueForWalls } from './for-walls.ts';
import { Refused } from './refused.ts';

/** What the answers are taken from. */
export interface Known {
  readonly feed: Pick<Feed, 'picture' | 'sources'>;
  readonly alerts: Pick<AlertDesk, 'report' | 'log' | 'acknowledge' | 'snooze'>;
  readonly setup: () => BoardSetup;
  readonly history: HistoryDesk;
  readonly past: Pick<PastDesk, 'day'>;
  readonly mornings: Pick<MorningReports, 'sendNow'>;
  readonly lostCalls: LostCallDesk;
  readonly callers: CallerDesk;
  readonly outbound: OutboundDesk;
  readonly actions: ActionDesk;
  readonly screens: Omit<ScreenDesk, 'attach' | 'seen' | 'byToken' | 'byCookie' | 'close'>;
  readonly setupDesk: Omit<SetupDesk, 'taken' | 'forget'>;
  readonly diagnostics: DiagnosticsDesk;
  /** Absent: this hub is told its settings by whoever made it, and does not know where they are kept. */
  readonly settings?: SettingsDesk | undefined;
}

/** Each ask's answer, once. May throw `Refused`. */
export type Answers = {
  readonly [Name in AskName]: (
    ...args: [...ArgumentsOf<Name>, asker: Asker]
  ) => AnswerOf<Name> | Promise<AnswerOf<Name>>;
};

export function createAnswers(known: Known): Answers {
  return {
    picture: ({ screen }) => (isWall(screen) ? pictureForWalls(known.feed.picture()) : known.feed.picture()),
    queue({ id }, { screen }) {
      const queue = known.feed.picture().queues.find((each) => each.id === id);
      if (queue === undefined) throw new Refused(404, 'There is no queue with this id in the configuration.');
      return isWall(screen) ? queueForWalls(queue) : queue;
    },
    sources: () => known.feed.sources(),
    setup: () => known.setup(),
    history: (question) => known.history.report(question),
    sendReport: () => known.mornings.sendNow(),
    historyFigures: (question) => known.history.figures(question),
    course: () => known.history.course(),
    pastDay: (question) => known.past.day(question),
    outbound: (question) => known.outbound.report(question),
    outboundToday({ screen }) {
      const today = known.outbound.today();
      return isWall(screen) ? outboundForWalls(today) : today;
    },
    lostCalls: (question, who) => known.lostCalls.list(question, who),
    actOnLostCall: (order) => known.lostCalls.act(order),
    callerKept: (order, who) => known.callers.kept(order, who),
    callerTalks: (order, who) => known.callers.talks(order, who),
    eraseCaller: (order, who) => known.callers.erase(order, who),
    // A hub that answers has none. Why there is no hub at all only the desktop knows, which hosts it.
    trouble: () => null,
    // The desktop takes it before it comes here; a hub without one has no strip.
    deskAct: () => null,
    screenOf: () => null,
    pairWith: () => null,
    leaveHub: () => null,
    hubsNearby: () => [],
    thisPc: () => null,
    changeThisPc: () => null,
    openFolder: () => null,
    checkForUpdate: () => null,
    installUpdate: () => null,
    tryAlarms: () => null,
    backup: () => null,
    restoreBackup: () => null,
    alerts: ({ screen }) => (isWall(screen) ? alertsForWalls(known.alerts.report()) : known.alerts.report()),
    alertLog({ from, to }, { screen }) {
      const log = known.alerts.log(instantOf(known, from, -Infinity), instantOf(known, to, Infinity));
      return isWall(screen) ? alertLogForWalls(log) : log;
    },
    acknowledge: ({ id, by }) => known.alerts.acknowledge(id, by?.trim() || null),
    snooze: ({ id, minutes }) => known.alerts.snooze(id, minutes),
    screens: () => known.screens.report(),
    pairScreen: (order, { address }) => known.screens.pair(order, address),
    openPairing: () => known.screens.open(),
    closePairing: () => known.screens.closePairing(),
    changeScreen: (change) => known.screens.change(change),
    blinkScreen: (order) => known.screens.blink(order),
    pictureOfScreen: ({ id }) => known.screens.picture(id),
    sendPicture(sent, { screen }) {
      if (screen === undefined) throw new Refused(403, onlyScreens);
      return known.screens.takePicture(screen, sent);
    },
    proveHub: (order) => known.screens.prove(order),
    revokeScreen: ({ id }) => known.screens.revoke(id),
    thisScreen: ({ screen }) => known.screens.self(screen),
    tellScreen(about, { screen }) {
      if (screen === undefined) throw new Refused(403, onlyScreens);
      return known.screens.tell(screen, about);
    },
    sourceForms: () => known.setupDesk.forms(),
    trySource: (order) => known.setupDesk.try(order),
    webhookReport: ({ source }) => known.setupDesk.webhooks(source),
    mended({ source }) {
      known.setupDesk.mended(source);
      return known.feed.sources();
    },
    diagnostics: () => known.diagnostics.report(),
    settings: () => settingsOf(known).report(),
    changeSettings: (change) => settingsOf(known).change(change),
    undoSettings: (change) => settingsOf(known).undo(change),
    actions: ({ by }) => ({ actions: known.actions.offers(), allowed: by !== null }),
    async perform(order, who) {
      const { event, status, result, retryAfter } = await known.actions.take({ ...order, who });
      if (event !== 'done') throw new Refused(status, result, retryAfter);
      const doneIn = inBothIfTranslated(result);
      return { done: inBoth(result).en, ...(doneIn && { doneIn }) };
    },
  };
}

function isWall(screen: KnownScreen | undefined): boolean {
  return screen?.role === 'wall';
}

/** @throws Refused */
function settingsOf({ settings }: Known): SettingsDesk {
  if (settings === undefined) throw new Refused(404, unseen);
  return settings;
}

/** @throws Refused */
function instantOf({ setup }: Known, text: string | undefined, absent: Instant): Instant {
  if (text === undefined) return absent;
  const parsed = parseIso(text, setup().timeZone);
  if (parsed === undefined)
    throw new Refused(400, 'Both "from" and "to" are ISO 8601 times, as 2026-11-18T09:14:38+01:00.');
  return parsed.at;
}

/** Who wants to know of those who were turned away before they were heard. `about`: the names in the address. */
export type TurnedAway = {
  readonly [Name in AskName]?: (about: { readonly [name: string]: string }, who: Asker, why: string) => Promise<void>;
};

export const createTurnedAway = ({ actions }: Pick<Known, 'actions'>): TurnedAway => ({
  perform: ({ source = '', action = '' }, who, why) => actions.turnAway({ source, action, who }, why),
});

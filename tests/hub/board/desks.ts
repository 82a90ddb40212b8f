import type { CallerErased, CallerKept, CallerTalks } from '#core/callers/caller';
import type { DiagnosticsReport } from '#core/diagnostics/report';
import type { OutboundReport, OutboundToday } from '#core/outbound/report';
import type { Screen, ScreenSelf, ScreensReport } from '#core/screens/screen';
import type { SettingsReport } from '#core/settings/settings';
import type { TrialAnswer, WebhookReport } from '#core/settings/trial';
import type { CallerDesk } from '#hub/callers/desk';
import { createConfig } from '#hub/config/config';
import { type ScreenDesk, screenCookie } from '#hub/screens/desk';
import type { SettingsDesk } from '#hub/settings/desk';
import type { SetupDesk } from '#hub/setup/desk';
import { sourceForms } from '#hub/setup/forms';

/** A caller of whom two messages are kept. */
export const keptAsTold: CallerKept = {
  inputs: 2,
  firstAt: '2026-11-18T09:00:00.000+01:00',
  lastAt: '2026-11-18T09:00:40.000+01:00',
  lostCalls: 1,
  lines: null,
  leftOut: 0,
};
export const erasedAsTold: CallerErased = { inputs: 2, copies: [] };
export const talksAsTold: CallerTalks = {
  talks: [
    {
      source: 'pbx',
      direction: 'in',
      at: '2026-11-18T09:00:10.000+01:00',
      agent: '201',
      name: 'Anna',
      queue: 'support',
      seconds: 95,
    },
  ],
  isAll: true,
  since: '2026-10-19T09:00:00.000+02:00',
};
export const callerDesk: CallerDesk = {
  kept: async () => keptAsTold,
  erase: async () => erasedAsTold,
  talks: async () => talksAsTold,
};

/** Settings of which nothing is changed. */
export const settingsAsTold: SettingsReport = {
  configuration: { language: 'da' },
  revision: 'one',
  demo: false,
  secrets: [],
  fixed: null,
  undo: null,
};

const moment = '2026-11-18T10:00:00.000+01:00';
export const screenToken = 'the-token-of-a-screen-0123456789abcdef';
export const paired = { id: 'one', token: screenToken, hub: 'a-hub' };
export const proof = { proof: 'a-proof' };
export const oneSelf: ScreenSelf = { id: 'one', name: 'Væg', role: 'wall', queues: null };
export const oneScreen: Screen = {
  ...oneSelf,
  pairedAt: moment,
  lastSeenAt: null,
  isThere: true,
  address: '10.0.4.21',
  version: null,
  display: null,
};
export const screensAsTold: ScreensReport = { at: moment, code: null, addresses: [], screens: [oneScreen] };

/** One screen on a wall. */
export const screenDesk: ScreenDesk = {
  report: () => screensAsTold,
  open: () => screensAsTold,
  closePairing: () => screensAsTold,
  pair: async () => paired,
  change: async () => oneScreen,
  blink: () => ({ isThere: true }),
  picture: async () => ({ image: 'abcd' }),
  takePicture: () => ({ isTaken: true }),
  prove: () => proof,
  revoke: async () => screensAsTold,
  self: (screen) => (screen === undefined ? null : oneSelf),
  tell: () => oneSelf,
  byToken: (shown) => (shown === screenToken ? { id: 'one', role: 'wall' } : undefined),
  byCookie: (shown) => (shown === screenCookie(screenToken) ? { id: 'one', role: 'wall' } : undefined),
  seen: () => undefined,
  attach: () => undefined,
  close: async () => undefined,
};

const oneAgent = {
  agent: '201',
  name: 'Anna',
  calls: 12,
  ended: 12,
  reached: 9,
  reachedRate: 75,
  talkSeconds: 1_800,
  avgTalkSeconds: 200,
};
export const outboundReport: OutboundReport = {
  isTold: true,
  rows: [{ day: '2026-11-18', ...oneAgent }],
  incomplete: ['2026-11-18'],
};
export const outboundToday: OutboundToday = { at: moment, isTold: true, total: oneAgent, agents: [oneAgent] };

export const diagnosticsAsTold: DiagnosticsReport = {
  at: moment,
  parts: [{ name: 'log', text: 'A line.', leftOut: 0 }],
};

export const oneTrial: TrialAnswer = {
  trial: { at: moment, count: 0, seconds: 1, last: [], queues: [], remarks: [], failure: null, mapped: null },
};
export const oneWebhookReport: WebhookReport = {
  at: moment,
  base: 'http://127.0.0.1:8091',
  common: '/hooks/pbx/s/',
  addresses: [],
  arrivals: [],
  ways: [],
  isOpen: false,
};

export const setupDesk: Omit<SetupDesk, 'taken' | 'forget'> = {
  forms: sourceForms,
  try: async () => oneTrial,
  webhooks: () => oneWebhookReport,
  mended: () => undefined,
};

export const settingsDesk: SettingsDesk = {
  report: () => settingsAsTold,
  change: async () => ({ settings: settingsAsTold }),
  undo: async () => ({ settings: settingsAsTold }),
  resolve: (configuration) => createConfig(configuration, { environment: {} }),
};

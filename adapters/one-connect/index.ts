import type { Adapter } from '#adapters/adapter';
import type { StreamWay } from '#adapters/stream';
import { actions } from './actions.ts';
import { dialogue } from './dialogue/dialogue.ts';
import type { Talk } from './dialogue/talk.ts';
import { nulFraming } from './framing.ts';
import type { Known } from './read/known.ts';
import { nothingKnown } from './read/known.ts';
import { read } from './read/read.ts';
import type { OneConnectSettings } from './settings.ts';
import { oneConnectSettings } from './settings.ts';

/** Uni-tel One-Connect by its CSTA API: a PBX that pushes its queues' figures, its members and every call at once. */
export const oneConnect = {
  id: 'one-connect',
  title: 'Uni-tel One-Connect',
  about: {
    da: 'Uni-tels One-Connect. Fortæller alt i samme øjeblik: hvem der venter, hvor længe, og hvem der er ledig.',
    en: "Uni-tel's One-Connect. Tells everything as it happens: who waits, for how long, and who is free.",
  },
  settings: oneConnectSettings,
  secrets: ['password'],
  provides: [
    'callsWaiting',
    'longestWaitSeconds',
    'agentsReady',
    'agentsBusy',
    'agentsOther',
    'answeredToday',
    'lostToday',
    'answerRate',
    'avgWaitSeconds',
    'longestWaitTodaySeconds',
    'avgTalkSeconds',
    'serviceLevel',
  ],
  tells: { calls: 'both', agents: 'states', delivery: 'exact', hangUps: 'all' },
  freshness: 'live',
  namesQueues: true,
  queues: ({ queues }) => Object.keys(queues),
  input: {
    way: 'stream',
    endpoint: ({ host, port, tls, certificateSha256 }) => ({
      host,
      port,
      ...(tls && { tls: { pinnedCertificate: certificateSha256 } }),
    }),
    framing: nulFraming,
    dialogue,
    personal: ['callerName', 'remoteUser', 'displayName'],
    unread: nothingKnown,
    read,
  } satisfies StreamWay<OneConnectSettings, Talk, Known>,
  actions,
} satisfies Adapter<OneConnectSettings>;

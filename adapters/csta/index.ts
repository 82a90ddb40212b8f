import type { Adapter } from '#adapters/adapter';
import type { StreamWay } from '#adapters/stream';
import { dialogue } from './dialogue/dialogue.ts';
import type { Talk } from './dialogue/talk.ts';
import { cstaFraming } from './framing.ts';
import type { Known } from './read/known.ts';
import { nothingKnown } from './read/known.ts';
import { read } from './read/read.ts';
import type { CstaSettings } from './settings.ts';
import { cstaSettings } from './settings.ts';

/** A switch that speaks CSTA Phase III as XML (ECMA-269, ECMA-323): it tells every call at the devices that are followed. */
export const csta = {
  id: 'csta',
  title: 'CSTA',
  about: {
    da: 'Andre centraler, der taler CSTA (ECMA-323) over TCP.',
    en: 'Other switches that speak CSTA (ECMA-323) over TCP.',
  },
  settings: cstaSettings,
  secrets: ['login.password'],
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
    'overflowedToday',
    'inferredLostToday',
  ],
  tells: { calls: 'events', agents: 'states', delivery: 'exact', hangUps: 'all' },
  freshness: 'live',
  queues: ({ queues }) => Object.keys(queues),
  input: {
    way: 'stream',
    endpoint: ({ host, port, tls, certificateSha256 }) => ({
      host,
      port,
      ...(tls && { tls: { pinnedCertificate: certificateSha256 } }),
    }),
    framing: cstaFraming,
    dialogue,
    personal: ['callerName', 'displayName', 'subjectOfCall', 'userData'],
    unread: nothingKnown,
    read,
  } satisfies StreamWay<CstaSettings, Talk, Known>,
} satisfies Adapter<CstaSettings>;

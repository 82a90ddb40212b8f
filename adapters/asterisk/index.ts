import type { Adapter } from '../adapter.ts';
import { dialogue } from './dialogue/dialogue.ts';
import { framing } from './framing.ts';
import { unread } from './read/known.ts';
import { read } from './read/read.ts';
import type { AsteriskSettings } from './settings.ts';
import { asteriskSettings } from './settings.ts';

/**
 * Asterisk by its manager interface (AMI) and app_queue, and so FreePBX, Issabel and others: callers, members and what they
 * do, pushed as it happens. Seen at a real Asterisk 16.28 and 22.10.
 */
export const asterisk = {
  id: 'asterisk',
  title: 'Asterisk',
  about: {
    da: 'Asterisk, FreePBX, Issabel og andre med app_queue, over manager-interfacet (AMI).',
    en: 'Asterisk, FreePBX, Issabel and others with app_queue, over the manager interface (AMI).',
  },
  settings: asteriskSettings,
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
    framing,
    dialogue,
    personal: [
      'CallerIDNum',
      'CallerIDName',
      'ConnectedLineNum',
      'ConnectedLineName',
      'DestCallerIDNum',
      'DestCallerIDName',
      'DestConnectedLineNum',
      'DestConnectedLineName',
      'AccountCode',
      'DestAccountCode',
      'Exten',
      'DestExten',
      'MemberName',
      'Name',
    ],
    unread,
    read,
  },
} satisfies Adapter<AsteriskSettings>;

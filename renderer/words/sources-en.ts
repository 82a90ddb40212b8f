import type { Texts } from './texts.ts';

/** What the screen of the phone systems says, in English. */
export const sourcesInEnglish: Pick<
  Texts,
  | 'sourceIs'
  | 'fact'
  | 'gap'
  | 'origins'
  | 'yesterday'
  | 'demoHelp'
  | 'turnedAway'
  | 'unsent'
  | 'noReport'
  | 'certificate'
  | 'setAside'
  | 'flows'
> = {
  sourceIs: {
    ok: {
      asked: 'Answers. The board asks {{every}}.',
      tells: 'Tells by itself when something happens.',
      connected: 'Connected. Tells by itself when something happens.',
    },
    waiting: {
      asked: 'Nothing received yet. The board asks {{every}}.',
      tells: 'Nothing received yet. The figures come with the first call.',
      connected: 'Connecting. The figures come once the phone system has told what is going on.',
    },
    stale: {
      silent: 'No data. The figures are old.',
      silentFor: 'No data for {{age}}. The figures are old.',
      asked: 'The board keeps trying by itself.',
      tells: 'Check that the phone system can still reach the board.',
      connected: 'The connection is lost. The figures are old. The board keeps trying by itself.',
    },
    failing: {
      unreachable: 'Does not answer. The board keeps trying by itself.',
      busy: 'Is too busy to answer. The board waits a little and keeps trying by itself.',
      'sign-in-refused': "Refuses the board's sign-in. Put user name, password or key right in the board's settings.",
      'not-understood':
        'Answers something that the board does not understand. Pass the technical message on to support.',
      'not-kept': 'The board cannot keep what comes in, and so does not count. The technical message says why.',
      fault: 'There is a fault in the board itself. Pass the technical message on to support.',
      unknown: 'Something is wrong. The board keeps trying by itself.',
    },
  },
  fact: {
    heard: 'Last received',
    connected: 'Connected since',
    since: 'Since the start',
    accepted_one: '{{number}} message',
    accepted_other: '{{number}} messages',
    repeated: '{{number}}\u00a0repeated',
    rejected: '{{number}}\u00a0rejected',
    clock: 'Clock',
    clockAhead: '{{length}} ahead of the board’s clock. The board corrects its times by that.',
    clockBehind: '{{length}} behind the board’s clock. The board corrects its times by that.',
    counts: 'Counts from',
    countsSince: '{{time}}, when the board began to listen today',
    history: 'History',
    historyDone_one: '{{count}} day fetched',
    historyDone_other: '{{count}} days fetched',
    voice: 'Tells now',
    voiceNone: 'no figures right now',
    voiceNever: 'no figures for the board',
    voiceElsewhere: "no figures: it does not tell of the board's queues",
    voiceNumbers_one: '{{count}} figure',
    voiceNumbers_other: '{{count}} figures',
    voiceIn_one: '{{numbers}} in {{count}} queue',
    voiceIn_other: '{{numbers}} in {{count}} queues',
    gaps: 'Does not tell',
    gapsNone: 'nothing: it tells every figure of the board',
  },
  gap: {
    unknown: '{{numbers}}: unknown on the board',
    known: '{{numbers}}: from {{source}}',
    awaited: '{{numbers}}: to come from {{source}}',
    inQueues: '{{gap}}, in {{queues}}',
  },
  origins: {
    title: 'Where the figures come from right now',
    queue: 'Queue',
    allQueues: 'All {{count}} queues',
    now: 'Right now',
    agents: 'Agents',
    today: 'Today',
    stale: 'old',
    estimated: 'estimated',
    atLeast: 'at least',
    insteadOf: 'instead of {{source}}',
    insteadHelp: '“instead of …”: a phone system that sends no data or is failing',
    unknown: {
      notProvided: 'unknown: nobody tells',
      notHeardYet: 'nothing received yet',
      queueNotHeard: 'nothing received of the queue',
      noMembers: 'unknown: not set up',
      tooOld: 'no longer known',
      notSaid: 'unknown: not said last time',
      noCallsYet: 'no calls yet',
      catchingUp: 'being fetched',
    },
  },
  yesterday: {
    title: 'Yesterday',
    agree_one: 'The phone systems counted the same.',
    agree_other: 'The phone systems counted the same in all {{count}} queues.',
    differ_one: 'The phone systems did not count the same.',
    differ_other: 'The phone systems did not count the same in {{differing}} of {{count}} queues.',
    answered: 'answered',
    lost: 'lost',
    difference: 'Difference',
    none: 'none',
  },
  demoHelp:
    'The numbers are invented. Your own phone system is set up on the board itself: start its server with a folder for data (npm run -s serve -- --data wallboard-data), and open the address in the file set-up.url of that folder.',
  turnedAway: {
    title: 'Requests turned away',
    lately_one: '{{number}} turned away at {{time}}',
    lately_other: '{{number}} turned away, last at {{time}}',
    how_one: '{{number}} request turned away {{moment}}.',
    how_other: '{{number}} requests turned away, last {{moment}}.',
    strangers:
      '{{number}} requests to an address that the board does not know, last {{moment}}. Is the address spelt right in the phone system?',
    dropped:
      "{{number}} connections were closed since there was no room for more, last {{moment}}. Somebody opens many: see the board's log.",
    some_one: 'Some of what the phone system sent was turned away.',
    some_other: 'Some of what {{refused}} of {{count}} phone systems sent was turned away.',
    onTile: '{{source}} calls, and is turned away',
    onTileHelp: 'Why, and what to do, stands under the phone systems.',
    refused: 'What came was turned away. Why, and what to do, stands below.',
    addresses: 'See the addresses',
    mended: 'It is put right',
    notices: 'Something needs attention: see the phone systems',
  },
  unsent:
    'Messages of alerts to “{{way}}” do not get through since {{moment}} ({{reason}}). The board tries again by itself.',
  noReport: {
    folder: 'The report cannot be put into its folder since {{moment}} ({{reason}}). The board tries again by itself.',
    mail: 'The report cannot be sent as mail since {{moment}} ({{reason}}). The board tries again by itself.',
  },
  certificate: {
    board: {
      soon: 'The board’s certificate expires on {{date}}. Renew it, or the board cannot be opened.',
      over: 'The board’s certificate expired on {{date}}. Renew it.',
    },
    webhooks: {
      soon: 'The certificate that the phone system calls under expires on {{date}}. Renew it, or no calls come in.',
      over: 'The certificate that the phone system calls under expired on {{date}}. Calls may be lost; renew it.',
    },
  },
  setAside: {
    today: "The journal was damaged and quarantined today at {{time}}. Today's figures from before may be missing.",
    earlier: 'The journal was damaged and quarantined on {{day}} at {{time}}. Figures from before may be missing.',
    sometime: 'The journal was damaged and quarantined. Figures from before may be missing.',
    help_one:
      'Send the file to support, then move it away; the message is gone at the next start. It lies in {{folder}}: {{files}}',
    help_other:
      'Send the files to support, then move them away; the message is gone at the next start. They lie in {{folder}}: {{files}}',
  },
  flows: {
    title: 'Call flows',
    on: 'On',
    off: 'Off',
    askOn: 'Switch “{{flow}}” on? That changes where calls are sent.',
    askOff: 'Switch “{{flow}}” off? That changes where calls are sent.',
    turnOn: 'Switch on',
    turnOff: 'Switch off',
    cancel: 'Cancel',
    turningOn: 'Switching “{{flow}}” on …',
    turningOff: 'Switching “{{flow}}” off …',
    isOn: '“{{flow}}” is on.',
    isOff: '“{{flow}}” is off.',
    failedOn: '“{{flow}}” was not switched on.',
    failedOff: '“{{flow}}” was not switched off.',
    unsure: 'No answer came: look whether “{{flow}}” was switched.',
    needsToken: 'Cannot be switched from here: the board needs a token first, “board.token” in the configuration.',
  },
};

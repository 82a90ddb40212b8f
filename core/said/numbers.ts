/** The numbers that the board shows of a queue, each with its own provenance. */
export const numberNames = [
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
] as const;

export type NumberName = (typeof numberNames)[number];

/** How fresh what a source says can be: as it happens, as often as it is asked, or only when a call is over. */
export type Freshness = 'live' | 'polled' | 'history';

import type { NumberName } from '#core/said/numbers';

/** How specs and scripts find a figure: part of the contract of the page. */
export const testIds: { readonly [name in NumberName]: string } = {
  callsWaiting: 'callsWaiting',
  longestWaitSeconds: 'longestWait',
  agentsReady: 'agentsReady',
  agentsBusy: 'agentsBusy',
  agentsOther: 'agentsOther',
  answeredToday: 'answeredToday',
  lostToday: 'lostToday',
  answerRate: 'answerRate',
  avgWaitSeconds: 'avgWait',
  longestWaitTodaySeconds: 'longestWaitToday',
  avgTalkSeconds: 'avgTalk',
  serviceLevel: 'serviceLevel',
  overflowedToday: 'overflowedToday',
  inferredLostToday: 'inferredLostToday',
};

import type { Texts } from './texts.ts';

/** What each figure is, in English. */
export const meaningInEnglish: Texts['meaning'] = {
  callsWaiting: "Calls that wait for an answer right now. A call that rings at an agent's phone still waits.",
  longestWaitSeconds: 'The wait of the call that has waited longest.',
  agentsReady: 'Agents of this queue who can take the next call.',
  agentsBusy: 'Agents in a call, with a phone that rings, or in wrap-up.',
  agentsOther: 'Agents on a break, in a meeting or away for another reason. Logged out ones are not counted.',
  answeredToday: "Today's calls that an agent has answered.",
  lostToday: "Today's calls where the caller hung up before anyone answered.",
  answerRate: "The share of today's calls that were answered. Those who wait now are not counted yet.",
  avgWaitSeconds: "From entering the queue to the answer: the average of today's answered calls.",
  longestWaitTodaySeconds:
    'The longest that anybody waited today: of those answered, those lost and those who wait now.',
  avgTalkSeconds: "From the answer to the end of the agent's part: the average of today's calls whose talk is over.",
  serviceLevel:
    "Service level: the share of today's calls answered within {{seconds}} seconds. Calls that ended within {{seconds}} s do not count.",
  overflowedToday:
    "Today's calls that left the queue unanswered, for another queue or voicemail, say. They are not counted as lost.",
  inferredLostToday: 'Calls whose end was never reported. The board takes them for lost.',
};

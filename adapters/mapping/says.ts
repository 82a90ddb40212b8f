import { numberNames, type Freshness, type NumberName } from '#core/said/numbers';
import type { Tells } from '#core/said/tells';
import type { MappingSettings } from './settings.ts';

/** What a source with these settings tells, and which numbers it can know. */
export interface Says {
  readonly provides: readonly NumberName[];
  readonly tells: Tells;
  readonly freshness: Freshness;
}

/** Of all settings together: what any of them may tell. */
export const saysAnything: Says = {
  provides: numberNames,
  tells: { calls: 'events', agents: 'states', delivery: 'exact', hangUps: 'all' },
  freshness: 'live',
};

/** `speaksByItself`: it pushes, and is not asked. */
export function saysBySettings(settings: MappingSettings, speaksByItself: boolean): Says {
  const has = (field: string): boolean => Object.hasOwn(settings.fields, field);
  const only = (numbers: readonly (readonly [NumberName, boolean])[]): readonly NumberName[] =>
    numbers.flatMap(([name, isTold]) => (isTold ? [name] : []));
  const freshness = speaksByItself ? 'live' : 'polled';
  switch (settings.as) {
    case 'counts': {
      const ofAgents = ['agentsReady', 'agentsBusy', 'agentsOther'] as const;
      const ofCalls = only([
        ['callsWaiting', has('waiting')],
        ['longestWaitSeconds', has('waiting')],
        ['answeredToday', has('answered')],
        ['lostToday', has('lost')],
        ['answerRate', has('answered') && has('lost')],
        ['avgWaitSeconds', has('averageWaitSeconds')],
        ['longestWaitTodaySeconds', has('longestWaitTodaySeconds')],
        ['avgTalkSeconds', has('averageTalkSeconds')],
      ]);
      const counted = ofAgents.filter(has);
      const tells: Tells = {
        calls: ofCalls.length === 0 ? 'none' : 'counts',
        agents: counted.length === 0 ? 'none' : 'counts',
        delivery: 'exact',
        hangUps: 'all',
      };
      return { provides: [...ofCalls, ...counted], tells, freshness };
    }
    case 'records': {
      const provides = only([
        ['answeredToday', has('answered')],
        ['lostToday', has('answered') && has('ended')],
        ['answerRate', has('answered') && has('ended')],
        ['avgWaitSeconds', has('answered')],
        ['longestWaitTodaySeconds', has('answered') || has('ended')],
        ['avgTalkSeconds', has('answered') && has('ended')],
        ['serviceLevel', has('answered') && has('ended')],
      ]);
      const tells: Tells = { calls: 'records', agents: 'none', delivery: 'loose', hangUps: 'all' };
      return { provides, tells, freshness: 'history' };
    }
    case 'events': {
      const kinds = settings.kinds ?? {};
      const tellsOf = (kind: keyof typeof kinds): boolean => (kinds[kind] ?? []).length > 0;
      const movesOn = tellsOf('left') || Object.keys(settings.queues ?? {}).length > 1;
      const knowsAgents = has('agent') && (tellsOf('ringing') || tellsOf('answered'));
      const provides = only([
        ['callsWaiting', true],
        ['longestWaitSeconds', true],
        ['agentsReady', knowsAgents],
        ['agentsBusy', knowsAgents],
        ['answeredToday', tellsOf('answered')],
        ['lostToday', tellsOf('answered') && tellsOf('ended')],
        ['answerRate', tellsOf('answered') && tellsOf('ended')],
        ['avgWaitSeconds', tellsOf('answered')],
        ['longestWaitTodaySeconds', true],
        ['avgTalkSeconds', tellsOf('answered') && tellsOf('ended')],
        ['serviceLevel', tellsOf('answered') && tellsOf('ended')],
        ['overflowedToday', movesOn],
        ['inferredLostToday', true],
      ]);
      const tells: Tells = {
        calls: 'events',
        agents: knowsAgents ? 'phones' : 'none',
        delivery: 'exact',
        // Where no end is told, the queue's order tells who is gone.
        hangUps: tellsOf('ended') ? 'all' : 'some',
      };
      return { provides, tells, freshness };
    }
    case 'agents': {
      const tells: Tells = { calls: 'none', agents: 'states', delivery: 'exact', hangUps: 'all' };
      return { provides: ['agentsReady', 'agentsBusy', 'agentsOther'], tells, freshness };
    }
  }
}

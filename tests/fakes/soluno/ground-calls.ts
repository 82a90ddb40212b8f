import { minute } from '#core/time/instant';
import type { GroundEvent } from '../ground-events.ts';
import type { Calls, SolunoCall } from './calls.ts';

/**
 * What Soluno would tell of a simulated day (`tests/fakes/call-centre.ts`): one record a call, of the answering group that
 * received it first, whatever queue it went on to; answered when the first person answers, over when he hangs up or sends
 * it on. So a call that overflowed and was then answered counts in its first queue, and one that went to a voicemail is
 * lost.
 */
export function callsOfDay(events: readonly GroundEvent[], numbers: { readonly [queue: string]: string }): Calls {
  const calls = recordsOf(events, numbers).sort((a, b) => a.start - b.start);
  return (from, to) => calls.filter((call) => call.start >= from && call.start < to);
}

function recordsOf(events: readonly GroundEvent[], numbers: { readonly [queue: string]: string }): SolunoCall[] {
  const byCall = Map.groupBy(
    events.filter((event) => 'call' in event),
    (event) => event.call,
  );
  return [...byCall.values()].flatMap((own) => {
    const entered = own.find((event) => event.kind === 'entered');
    const receivingNo = entered && numbers[entered.queue];
    if (entered === undefined || receivingNo === undefined) return [];
    const answered = own.find((event) => event.kind === 'answered');
    const gone = own.find((event) => event.kind === 'hungUp' || event.kind === 'callerGone');
    const talked = own.find((event) => event.kind === 'legEnded' && event.leg === answered?.leg);
    const stop = talked?.at ?? gone?.at;
    // The day ended before the call did: there is no record yet.
    if (stop === undefined) return [];
    return [
      {
        callerNo: entered.caller,
        start: entered.at,
        receivingNo,
        received: entered.at,
        calleeNo: answered?.agent ?? null,
        calleeAnswered: answered?.at ?? null,
        stop,
        appears: stop + 5 * minute,
      },
    ];
  });
}

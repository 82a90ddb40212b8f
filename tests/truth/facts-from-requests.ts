import type { Fact } from '#core/said/facts';
import type { FlexfoneRequest } from '../fakes/flexfone-spelling.ts';

/**
 * The plainest reading of plainly spelled requests (names as documented, everything in the query, no time stamps), so
 * that the oracle can be held against the day's truth without the adapter. No more than that: the adapter is tested
 * against its documents.
 */
export function plainFacts(requests: readonly FlexfoneRequest[]): Fact[] {
  return requests.map((request): Fact => {
    const { at, path, query } = request;
    const base = { source: 'pbx', at };
    const [, queue = '', way] = path.split('/');
    const value = (name: string): string => query[name] ?? '';
    const linked = query['LinkedUniqueCallId'];
    const leg = { leg: value('UniqueCallId'), agent: value('EmployeeLocalNumber'), ...(linked && { linked }) };
    if (way === 'enter') return { ...base, kind: 'call-queued', call: value('uniquecallid'), queue };
    if (way === 'leave') {
      const reason = value('reason');
      if (reason !== 'overflow' && reason !== 'timeout' && reason !== 'voicemail' && reason !== 'closed') {
        throw new Error(`no reason: ${reason}`);
      }
      return { ...base, kind: 'call-left', call: value('uniquecallid'), queue, reason };
    }
    if (path === 'incoming') return { ...base, kind: 'leg-ringing', ...leg };
    if (path === 'answered') return { ...base, kind: 'leg-answered', ...leg };
    if (path === 'outgoing') return { ...base, kind: 'leg-dialled', ...leg };
    const id = query['UniqueCallId'] ?? value('Unique CallId');
    return { ...base, kind: 'leg-ended', id, transferred: value('Transfer') === 'True' };
  });
}

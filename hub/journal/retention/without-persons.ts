import { clockSource } from '../../intake/clock-step.ts';
import { hubSource } from '../../intake/hub-notice.ts';
import { peopleSource, withoutName } from '../../intake/people-notice.ts';
import { streamsSource } from '../../intake/stream-notice.ts';
import type { Row } from '../file/rows.ts';
import { scrubPayload } from './scrub.ts';

/** What the hub itself wrote of its clock, its connections and its sources. */
const tellsOfNobody = new Set([clockSource, streamsSource, hubSource]);

/** A row's payload as it is when nobody is to be known by it any more, and as long as before. `personalNames`: see scrub.ts. */
export function withoutPersons(
  { source, kind, payload }: Pick<Row, 'source' | 'kind' | 'payload'>,
  personalNames: ReadonlySet<string>,
): string {
  if (tellsOfNobody.has(source)) return payload;
  return source === peopleSource ? withoutName(payload) : scrubPayload(kind, payload, personalNames);
}

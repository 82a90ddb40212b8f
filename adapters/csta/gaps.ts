import { deviceKey } from '#adapters/csta-xml/devices';
import { allAnywhere, at, textIn } from '#adapters/csta-xml/elements';
import { tag, field } from '#adapters/csta-xml/write';
import type { Message } from '#adapters/stream';
import type { XmlElement } from '#adapters/xml';
import type { FollowedExtent } from '#core/said/facts';
import { eventId } from './framing.ts';

/** What is not told of a device: anything, or what was there before. */
export type Gap = Exclude<FollowedExtent, 'all'>;

/** By device, as the settings name it. */
export type Gaps = ReadonlyMap<string, Gap>;

/** Our own message in the journal. No switch says it, and its name is no message's of ECMA-323. */
const name = 'WallboardGaps';
export const gapsMessage = name.toLowerCase();

/**
 * A refusal does not say of what it is one, and that no answer came is no message at all: only who asked knows. So all that is
 * not told is written down, each time it changes, for whoever reads the journal.
 */
export function gapsTold(gaps: Gaps): Message {
  const told = [...gaps].map(([device, gap]) => tag('gap', [field('device', device), field('extent', gap)]));
  return { id: eventId, text: tag(name, told, { xmlns: 'urn:vestpol:wallboard' }) };
}

export function gapsIn(root: XmlElement): Gaps {
  const told = allAnywhere(root, 'gap', mostGaps).flatMap((gap) => {
    const [device, extent] = [textIn(at(gap, 'device')), textIn(at(gap, 'extent'))];
    return device !== undefined && (extent === 'nothing' || extent === 'from-now')
      ? [[deviceKey(device), extent] as const]
      : [];
  });
  return new Map(told);
}

/** More devices are in no settings. */
const mostGaps = 5_000;

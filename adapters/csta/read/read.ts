import type { Surroundings } from '#adapters/adapter';
import { anywhere, textIn, understood } from '#adapters/csta-xml/elements';
import { refusalIn } from '#adapters/csta-xml/refusal';
import type { StreamEvent } from '#adapters/stream';
import type { XmlElement } from '#adapters/xml';
import type { Fact } from '#core/said/facts';
import type { Instant } from '#core/time/instant';
import { keptMessage } from '../framing.ts';
import { gapsMessage } from '../gaps.ts';
import type { CstaSettings } from '../settings.ts';
import { agentEvent, agentEvents, agentStates } from './agents.ts';
import { callEvents } from './events.ts';
import { gapsKnown } from './followed.ts';
import type { Known } from './known.ts';
import type { Place, Reading } from './place.ts';
import { both, nothingNew, placeOf } from './place.ts';
import { isDue, isListed, settled, unsettled } from './settling.ts';
import { isWhole, snapshot } from './snapshots.ts';
import { withStates } from './states.ts';

/** Reads the next of the stream; see `StreamWay`. @throws NotUnderstood */
export function read(
  known: Known,
  event: StreamEvent,
  settings: CstaSettings,
  surroundings: Surroundings,
): { readonly known: Known; readonly facts: readonly Fact[] } {
  const place = placeOf(event.at, settings, surroundings);
  switch (event.kind) {
    case 'lost':
      return { known: { ...known, lostAt: event.at }, facts: [] };
    case 'opened': {
      const next = {
        ...unsettled(known, event.at),
        watched: 0,
        refused: 0,
        gaps: null,
        lostAt: null,
        disabledAt: null,
      };
      return { known: next, facts: missedSince(known.lostAt, place) };
    }
    case 'message': {
      const { known: next, facts } = withStates(heard(begun(known, event.at), event.message, place), place);
      return { known: next, facts };
    }
  }
}

/** A capture may begin in the middle of a connection. */
function begun(known: Known, at: Instant): Known {
  return known.connection === 0 ? unsettled(known, at) : known;
}

function heard(known: Known, message: string, place: Place): Reading {
  const root = understood(keptMessage(message).xml);
  const before = isDue(known, place.at) ? settled(known, place) : nothingNew(known);
  return both(before, (next) => told(next, root, place));
}

function told(known: Known, root: XmlElement, place: Place): Reading {
  const name = root.name.toLowerCase();
  const presence = agentEvents.get(name);
  if (presence !== undefined) return agentEvent(known, root, presence, place);
  const event = callEvents.get(name);
  if (event !== undefined) return event(known, root, place);
  if (refusalIn(root) !== undefined) return nothingNew({ ...known, refused: known.refused + 1 });
  switch (name) {
    case 'monitorstartresponse':
      return nothingNew({ ...known, watched: known.watched + 1 });
    case 'snapshotdeviceresponse':
    case 'snapshotdevicedata':
      return listed(known, root, place);
    case gapsMessage:
      return gapsKnown(known, root, place);
    case 'getagentstateresponse':
      return agentStates(known, root, place);
    case 'systemstatus':
    case 'requestsystemstatusresponse':
      return ofSystem(known, textIn(anywhere(root, 'systemStatus'))?.toLowerCase() ?? '', place);
    default:
      return nothingNew(known);
  }
}

function listed(known: Known, root: XmlElement, place: Place): Reading {
  const reading = snapshot(known, root, place);
  const { settling } = reading.known;
  if (settling === null || !isWhole(root)) return reading;
  return both(reading, (next) => {
    const counted = { ...next, settling: { ...settling, snapshots: settling.snapshots + 1 } };
    return isListed(counted) ? settled(counted, place) : nothingNew(counted);
  });
}

/** Where the switch says that messages were lost, or that it was out of service, it is not known what was missed. */
function ofSystem(known: Known, status: string, place: Place): Reading {
  if (status === 'disabled') return nothingNew({ ...known, disabledAt: known.disabledAt ?? place.at });
  const isBack = status === 'enabled' || status === 'normal';
  const missed = status === 'messageslost' ? place.at : isBack ? known.disabledAt : null;
  if (missed === null) return nothingNew(known);
  const next = unsettled({ ...known, disabledAt: isBack ? null : known.disabledAt }, place.at);
  return { known: next, facts: missedSince(missed, place), agents: [] };
}

function missedSince(from: Instant | null, { base, queues }: Place): readonly Fact[] {
  if (from === null) return [];
  return queues.map((queue) => ({ kind: 'calls-missed', ...base, queue, from, answered: null, abandoned: null }));
}

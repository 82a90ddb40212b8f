import type { Fields } from '../../switches/xml/writer.ts';
import { textAt } from '../../switches/xml/look.ts';
import type { XmlElement } from '../../switches/xml/reader.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { Reply, Said } from './answer.ts';
import { refused } from './answer.ts';
import type { Monitors } from './monitors.ts';

/** So many calls in a segment. */
const segmentSize = 2;

/** What a CSTA switch answers to whoever has a session. */
export function answersOf(exchange: Exchange): (request: XmlElement, monitors: Monitors) => Reply {
  const { manners } = exchange;
  let crossRefs = 0;

  /** The device that is asked of, or why nothing is told of it. */
  function asked(request: XmlElement, field: string): { readonly device: string } | Reply {
    const device = textAt(request, field);
    if (manners().refusedDevices.includes(device)) return refused(reasonOf(manners().refusal), manners().refusal);
    return exchange.has(device) ? { device } : refused('invalidDeviceID');
  }

  function monitorStart(request: XmlElement, monitors: Monitors): Reply {
    const found = asked(request, 'monitorObject');
    if (!('device' in found)) return found;
    const { crossRef } = monitors.start(found.device, request);
    return { name: 'MonitorStartResponse', fields: { monitorCrossRefID: crossRef } };
  }

  function monitorStop(request: XmlElement, monitors: Monitors): Reply {
    const isStopped = monitors.stop(textAt(request, 'monitorCrossRefID'));
    return isStopped ? { name: 'MonitorStopResponse', fields: {} } : refused('invalidMonitorCrossRefID');
  }

  function snapshot(request: XmlElement): Reply {
    const found = asked(request, 'snapshotObject');
    if (!('device' in found)) return found;
    const name = 'SnapshotDeviceResponse';
    const calls = exchange.callsOn(found.device);
    if (manners().snapshots === 'inResponse') {
      const snapshotData = calls.length === 0 ? null : { snapshotDeviceResponseInfo: calls };
      return { name, fields: { crossRefIDorSnapshotData: { snapshotData } } };
    }
    const serviceCrossRefID = `S${String((crossRefs += 1)).padStart(5, '0')}`;
    const fields = { crossRefIDorSnapshotData: { serviceCrossRefID } };
    return { name, fields, segments: segmentsOf(calls, serviceCrossRefID) };
  }

  function agentState(request: XmlElement): Reply {
    const found = asked(request, 'device');
    if (!('device' in found)) return found;
    if (manners().agentEvents === 'none') return refused('serviceNotSupported');
    if (!exchange.isAgent(found.device)) return refused('requestIncompatibleWithDevice');
    const agentStateList = { agentStateEntry: exchange.agentEntry(found.device) };
    return { name: 'GetAgentStateResponse', fields: { agentStateList } };
  }

  return (request, monitors) => {
    switch (request.name) {
      case 'MonitorStart':
        return monitorStart(request, monitors);
      case 'MonitorStop':
        return monitorStop(request, monitors);
      case 'SnapshotDevice':
        return snapshot(request);
      case 'GetAgentState':
        return agentState(request);
      case 'RequestSystemStatus':
        return { name: 'RequestSystemStatusResponse', fields: { systemStatus: 'normal' } };
      default:
        return refused('serviceNotSupported');
    }
  };
}

function segmentsOf(calls: readonly Fields[], serviceCrossRefID: string): Said[] {
  const count = Math.max(1, Math.ceil(calls.length / segmentSize));
  return Array.from({ length: count }, (_, index) => {
    const part = calls.slice(index * segmentSize, (index + 1) * segmentSize);
    const snapshotData = part.length === 0 ? null : { snapshotDeviceResponseInfo: part };
    const fields = { serviceCrossRefID, segmentID: index + 1, lastSegment: index === count - 1, snapshotData };
    return { name: 'SnapshotDeviceData', fields };
  });
}

function reasonOf(kind: 'operation' | 'security' | 'privateErrorCode'): string {
  return { operation: 'privilegeViolationSpecifiedDevice', security: 'securityViolation', privateErrorCode: 'E-4711' }[
    kind
  ];
}

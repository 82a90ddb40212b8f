import { find } from '../../switches/xml/look.ts';
import type { XmlElement } from '../../switches/xml/reader.ts';

/** One connection's monitor of one device. */
export interface Monitor {
  readonly crossRef: string;
  readonly device: string;
  /** By the standard, what a filter lists is left out: `queued`, `agentReady`. */
  readonly leftOut: ReadonlySet<string>;
}

export interface Monitors {
  readonly start: (device: string, request: XmlElement) => Monitor;
  readonly stop: (crossRef: string) => boolean;
  readonly stopAll: () => void;
  /** All that see that event of the device. */
  readonly that: (device: string, event: string) => readonly Monitor[];
}

/** `serial`: a number of the connection's own. The ids of monitors mean nothing, and look as if they did. */
export function newMonitors(serial: number): Monitors {
  const monitors = new Map<string, Monitor>();
  let started = 0;
  return {
    start(device, request) {
      started += 1;
      const crossRef = `00${((serial * 4_099 + started) * 2_654_435_761).toString(16).slice(0, 12)}`;
      const filter = find(request, 'requestedMonitorFilter');
      const monitor = { crossRef, device, leftOut: new Set(filter === undefined ? [] : listed(filter)) };
      monitors.set(crossRef, monitor);
      return monitor;
    },
    stop: (crossRef) => monitors.delete(crossRef),
    stopAll: () => monitors.clear(),
    that: (device, event) =>
      [...monitors.values()].filter((monitor) => monitor.device === device && !monitor.leftOut.has(inFilter(event))),
  };
}

function listed(filter: XmlElement): string[] {
  return filter.children.flatMap((child) => [...(child.text === 'true' ? [child.name] : []), ...listed(child)]);
}

/** `AgentReadyEvent` is `agentReady` in a filter, and either spelling of transferred the one with two r. */
function inFilter(event: string): string {
  const name = event.replace(/Event$/, '').replace('Transfered', 'Transferred');
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}

import type { Fields } from '../../switches/xml/writer.ts';
import type { Manners } from '../manners.ts';
import type { House } from './house.ts';

/** How this switch writes its devices and connections. */
export interface Spelling {
  /** `201`, or `N<201>Anna;displayNumber=201;uid=...`; what is no number stays as it is. */
  readonly text: (device: string) => string;
  readonly subject: (device: string) => Fields;
  readonly connection: (callId: string, device: string) => Fields;
}

export function spellingIn(house: House, manners: () => Manners): Spelling {
  const names = new Map([...house.agents, ...house.queues].map(({ number, name }) => [number, name]));

  function text(device: string): string {
    if (manners().devices === 'bare' || !/^\d+$/.test(device)) return device;
    const name = names.get(device) ?? 'Kunde & <søn>';
    return `N<${device}>${name};displayNumber=${device};uid=${(Number(device.slice(-6)) * 2_654_435_761).toString(16)}`;
  }

  return {
    text,
    subject: (device) => ({ deviceIdentifier: text(device) }),
    connection: (callId, device) =>
      manners().connections === 'callIdFirst'
        ? { callID: callId, deviceID: text(device) }
        : { deviceID: text(device), callID: callId },
  };
}

import type { XmlElement } from '#adapters/xml';
import { at, textIn } from './elements.ts';

/** Longer texts name no device and no call. */
const longestText = 200;

/**
 * What a device is called, whatever is around it: `201`, `sip:201@10.0.0.1`, `N<201>Anna;displayNumber=201;uid=7`.
 * Absent where the switch does not know or does not say.
 */
export function deviceText(element: XmlElement | undefined): string | undefined {
  const text = textIn(element);
  if (text === undefined || text.length > longestText) return undefined;
  const inside = /<([^<>]*)>/.exec(text)?.[1] ?? text;
  const [plain = ''] = inside.replace(/^(?:sips?|tel):/i, '').split(/[@;]/, 1);
  return plain.trim() || undefined;
}

/** A device of the message by the name of its element, as `callingDevice`. */
export function deviceAt(element: XmlElement, ...path: readonly string[]): string | undefined {
  return deviceText(at(element, ...path));
}

/** By what devices are compared: their digits, with leading zeros; where there are none, the text. */
export function deviceKey(device: string): string {
  return device.replaceAll(/\D/g, '') || device;
}

/** The number of a person outside, where it is one: an old message may have stars for it. */
export function outsideNumber(device: string | undefined): string | undefined {
  const number = device?.replaceAll(/[\s()/-]/g, '');
  return number !== undefined && /^\+?\d{3,20}$/.test(number) ? number : undefined;
}

/** One end of a call at a device. */
export interface Connection {
  readonly call: string;
  readonly device: string | undefined;
}

/** The connection in an element, `callID` and `deviceID` in either order; absent where it names no call. */
export function connectionIn(element: XmlElement | undefined): Connection | undefined {
  if (element === undefined) return undefined;
  const call = textIn(at(element, 'callID'));
  if (call === undefined || call.length > longestText) return undefined;
  return { call, device: deviceText(at(element, 'deviceID')) };
}

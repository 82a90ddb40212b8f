/** What One-Connect's own names of devices say: `u-12345678-200` is the user 200 of the trunk 12345678. */
export interface OwnDevice {
  readonly kind: 'user' | 'queue' | 'trunk';
  /** The local number; of a trunk its own. */
  readonly number: string;
}

const kinds: { readonly [letter: string]: OwnDevice['kind'] } = { u: 'user', q: 'queue', t: 'trunk' };

/** Absent where it is none of One-Connect's own devices: the number of a person outside. */
export function ownDevice(text: string | undefined): OwnDevice | undefined {
  // In an old message the trunk is stars.
  const [, letter = '', number] = /^([uqt])-(?:[\w*.]+-)?([\w*]+)$/i.exec(text ?? '') ?? [];
  const kind = kinds[letter.toLowerCase()];
  return kind === undefined || number === undefined ? undefined : { kind, number };
}

/** The local number of a user, told as a device or as the number alone. */
export function userNumber(text: string | undefined): string | undefined {
  const own = ownDevice(text);
  if (own !== undefined) return own.kind === 'user' ? own.number : undefined;
  return text !== undefined && /^[\w+*#]{1,20}$/.test(text) ? text : undefined;
}

/** The local number of a queue, told as a device (`q-12345678-400`) or as the number alone. */
export function queueNumber(text: string): string {
  const own = ownDevice(text);
  return own?.kind === 'queue' ? own.number : text;
}

/** The trunk is what the PBX's domain begins with. */
export function trunkOf(pbxDomain: string): string {
  return pbxDomain.split('.', 1)[0] ?? pbxDomain;
}

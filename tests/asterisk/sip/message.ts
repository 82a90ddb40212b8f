/** A SIP message (RFC 3261), as much of it as a telephone on loopback needs. */
export interface SipMessage {
  /** `INVITE sip:201@127.0.0.1 SIP/2.0`, or `SIP/2.0 180 Ringing`. */
  readonly start: string;
  /** Names in small letters, in order: Via may come several times. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

export function parseSip(data: string): SipMessage {
  const end = data.indexOf('\r\n\r\n');
  const [start = '', ...lines] = (end === -1 ? data : data.slice(0, end)).split('\r\n');
  const headers = lines.map((line): readonly [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
  });
  return { start, headers, body: end === -1 ? '' : data.slice(end + 4) };
}

export function header({ headers }: SipMessage, name: string): string {
  return headers.find(([own]) => own === name)?.[1] ?? '';
}

export function statusOf({ start }: SipMessage): number | undefined {
  const [version, status] = start.split(' ');
  return version === 'SIP/2.0' ? Number(status) : undefined;
}

export function methodOf({ start }: SipMessage): string {
  return start.split(' ')[0] ?? '';
}

/** Of the transaction that an answer belongs to. */
export function askedMethod(message: SipMessage): string {
  return header(message, 'cseq').split(' ').at(-1) ?? '';
}

export function branchOf(message: SipMessage): string {
  return /;branch=([^;,\s]+)/.exec(header(message, 'via'))?.[1] ?? '';
}

export function addressOf(value: string): string {
  return /<([^>]+)>/.exec(value)?.[1] ?? value.split(';')[0]?.trim() ?? '';
}

export function userOf(value: string): string {
  return /^sips?:([^@;>]+)@/.exec(addressOf(value))?.[1] ?? '';
}

export function tagOf(value: string): string {
  return /;tag=([^;>\s]+)/.exec(value)?.[1] ?? '';
}

export function written(start: string, headers: readonly (readonly [string, string])[], body: string = ''): string {
  const lines = [...headers, ['Content-Length', String(Buffer.byteLength(body))] as const];
  return `${[start, ...lines.map(([name, value]) => `${name}: ${value}`)].join('\r\n')}\r\n\r\n${body}`;
}

let tokens = 0;
const run = Date.now().toString(36);

/** A text that nothing else has. */
export function token(prefix: string): string {
  tokens += 1;
  return `${prefix}${run}.${tokens}`;
}

/** Talk of A-law at a port that nobody reads: there is no sound here. */
export function soundAt(port: number): string {
  const lines = ['v=0', 'o=- 1 1 IN IP4 127.0.0.1', 's=-', 'c=IN IP4 127.0.0.1', 't=0 0'];
  return `${[...lines, `m=audio ${port} RTP/AVP 8`, 'a=rtpmap:8 PCMA/8000', 'a=sendrecv'].join('\r\n')}\r\n`;
}

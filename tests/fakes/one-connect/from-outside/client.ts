import type { Caller } from '../../switches/wire/caller.ts';
import { callSwitch } from '../../switches/wire/caller.ts';
import { textAt } from '../../switches/xml/look.ts';
import type { XmlElement } from '../../switches/xml/reader.ts';
import { readXml } from '../../switches/xml/reader.ts';
import { escaped } from '../../switches/xml/writer.ts';
import type { OneConnectServer } from '../server.ts';
import type { Account } from '../asking/sessions.ts';

/** What came: as it came, without the NUL, and read. */
interface Heard {
  readonly text: string;
  readonly xml: XmlElement;
}

/** A client of a One-Connect that knows nothing: it sends what it is given and keeps what comes. */
export interface OneConnectClient extends Caller<Heard> {
  /** Sends a request with the inside as written, and waits for the answer that carries its id. */
  readonly ask: (name: string, inside: string) => Promise<XmlElement>;
  /** In the spelling of the documentation's sample, or as given. */
  readonly signIn: (account: Account, spelling?: 'bare' | 'declared', seconds?: number) => Promise<XmlElement>;
  /** The events of that name so far. */
  readonly events: (name: string) => readonly XmlElement[];
}

export async function callOneConnect(
  server: Pick<OneConnectServer, 'host' | 'port' | 'certificate'>,
): Promise<OneConnectClient> {
  const caller = await callSwitch<Heard>(server, (bytes) => {
    const end = bytes.indexOf(0);
    if (end < 0) return undefined;
    const text = bytes.toString('utf8', 0, end);
    return { heard: { text, xml: readXml(text) }, length: end + 1 };
  });
  let requests = 0;

  async function ask(name: string, inside: string): Promise<XmlElement> {
    const id = `test-${(requests += 1)}`;
    const own = `<privateData><requestID>${id}</requestID></privateData>`;
    caller.send(`<?xml version="1.0" encoding="utf-8"?><${name}>${inside}${own}</${name}>\0`);
    const { xml } = await caller.hear(
      `the answer to ${name}`,
      ({ xml }) => textAt(xml, 'privateData', 'requestID') === id,
    );
    return xml;
  }

  return {
    ...caller,
    ask,
    signIn({ user, password, pbxDomain }, spelling = 'bare', seconds = 120) {
      const declared = spelling === 'declared' ? ' xmlns:vendorData="urn:one-connect"' : '';
      const vendor = Object.entries({ userID: user, password, pbxDomain })
        .map(([name, value]) => `<vendorData:${name}>${escaped(value)}</vendorData:${name}>`)
        .join('');
      return ask(
        'StartApplicationSession',
        `<applicationInfo><applicationSpecificInfo${declared}>${vendor}</applicationSpecificInfo></applicationInfo>` +
          `<requestedSessionDuration>${seconds}</requestedSessionDuration>`,
      );
    },
    events: (name) => caller.heard.flatMap(({ xml }) => (xml.name === name ? [xml] : [])),
  };
}

import type { Caller } from '../../switches/wire/caller.ts';
import { callSwitch } from '../../switches/wire/caller.ts';
import { textAt } from '../../switches/xml/look.ts';
import type { XmlElement } from '../../switches/xml/reader.ts';
import { readXml } from '../../switches/xml/reader.ts';
import { escaped } from '../../switches/xml/writer.ts';
import type { Login } from '../asking/session.ts';
import type { Frame } from '../frames.ts';
import { eventId, takeFrame, toBytes } from '../frames.ts';
import type { CstaServer } from '../server.ts';

/** What came: as it came, and read. */
interface Heard extends Frame {
  readonly message: XmlElement;
}

/** A client of a CSTA switch that knows nothing: it sends what it is given and keeps what comes. */
export interface CstaClient extends Caller<Heard> {
  /** Sends a request with the inside as written, and waits for the answer to it. */
  readonly ask: (name: string, inside?: string) => Promise<XmlElement>;
  readonly frame: (frame: Frame) => void;
  /** Opens an application session; returns its id, or `''`. */
  readonly startSession: (login: Login | null, seconds?: number) => Promise<string>;
  /** Resolves with the monitor's id. */
  readonly monitor: (device: string, more?: string) => Promise<string>;
  readonly events: (name: string) => readonly XmlElement[];
}

export async function callCsta(server: Pick<CstaServer, 'host' | 'port' | 'certificate'>): Promise<CstaClient> {
  const caller = await callSwitch<Heard>(server, (bytes) => {
    const taken = takeFrame(bytes);
    return taken && { heard: { ...taken.frame, message: readXml(taken.frame.xml) }, length: taken.length };
  });
  let requests = 0;
  const frame = (next: Frame): void => caller.send(toBytes(next));

  async function ask(name: string, inside: string = ''): Promise<XmlElement> {
    const invokeId = String((requests = (requests + 1) % 9_999)).padStart(4, '0');
    const since = caller.heard.length;
    frame({ invokeId, xml: `<?xml version="1.0" encoding="UTF-8"?><${name}>${inside}</${name}>` });
    const isAnswer = (heard: Heard): boolean => heard.invokeId === invokeId && heard.message.name !== 'SystemStatus';
    const { message } = await caller.hear(`the answer to ${name}`, isAnswer, since);
    return message;
  }

  return {
    ...caller,
    ask,
    frame,
    async startSession(login, seconds = 120) {
      const info =
        login === null
          ? ''
          : `<applicationSpecificInfo><SessionLoginInfo><userName>${escaped(login.user)}</userName>` +
            `<password>${escaped(login.password)}</password></SessionLoginInfo></applicationSpecificInfo>`;
      const answer = await ask(
        'StartApplicationSession',
        `<applicationInfo><applicationID>test</applicationID>${info}</applicationInfo>` +
          '<requestedProtocolVersions><protocolVersion>http://www.ecma-international.org/standards/ecma-323/csta/ed3</protocolVersion></requestedProtocolVersions>' +
          `<requestedSessionDuration>${seconds}</requestedSessionDuration>`,
      );
      return textAt(answer, 'sessionID');
    },
    async monitor(device, more = '') {
      const object = `<monitorObject><deviceObject>${device}</deviceObject></monitorObject>`;
      return textAt(await ask('MonitorStart', `${object}${more}`), 'monitorCrossRefID');
    },
    events: (name) =>
      caller.heard.flatMap(({ invokeId, message }) => (invokeId === eventId && message.name === name ? [message] : [])),
  };
}

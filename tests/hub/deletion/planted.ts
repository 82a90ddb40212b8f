import type { Input, JsonValue } from '#core/said/input';
import type { Instant } from '#core/time/instant';
import { day, isoWithOffset } from './times.ts';
import { recordedSettings } from '#tests/support/fixtures';

/** Who must not be found any more. The number is told in each of these spellings. */
export const spellings = ['+4577123456', '004577123456', '77123456', '77 12 34 56', '+45 77 12 34 56', '+45 7712 3456'];
export const person = 'Planted Personsen';

/** Somebody who called a moment ago, and stays for now. */
export const young = 'Karla Karlsen';

/** What finds him in the bytes of a file, however he is spelled. */
export const traces = /77[ -]?12[ -]?34[ -]?56|Planted|Personsen/;

/** What a phone system says of somebody who calls. */
export interface Planted {
  readonly settings: { readonly [name: string]: unknown };
  /** Who called is in each of them. */
  readonly inputs: (number: string, at: Instant) => readonly Input[];
  /** Who called forty days before it is told, where such a thing is told. */
  readonly old?: (number: string, at: Instant) => readonly Input[];
}

const source = 'pbx';
const request = (at: Instant, path: string, query: { readonly [name: string]: string }): Input => ({
  kind: 'webhook',
  at,
  source,
  request: { method: 'GET', path, query },
});
const message = (at: Instant, text: string): Input => ({ kind: 'stream', at, source, message: text });
const answer = (at: Instant, body: JsonValue): Input => ({
  kind: 'poll',
  at,
  source,
  response: { url: 'https://pbx.example/calls', status: 200, body },
});

/** The worst names that a caller's field may have: they sound like an id, a time, and an object's part. */
const mapped = { queues: { support: ['Support'] } };
const records = {
  ...mapped,
  as: 'records',
  fields: { call: 'key', queue: 'queue', entered: 'entered', ended: 'left', caller: 'party.cli_id' },
};
const events = {
  ...mapped,
  as: 'events',
  fields: { kind: 'kind', call: 'key', queue: 'queue', at: 'when', caller: '$substringBefore(contact_at, ";")' },
  kinds: { queued: ['enter'], ended: ['leave'] },
};

const record = (number: string, at: Instant, name: string = person): JsonValue => ({
  key: 'c1',
  queue: 'Support',
  entered: isoWithOffset(at),
  left: isoWithOffset(at + 30_000),
  party: { cli_id: `${number} ${name}` },
  remark: `ring ${number} i dag`,
});
const event = (number: string, at: Instant): JsonValue => ({
  key: 'c1',
  kind: 'enter',
  queue: 'Support',
  when: isoWithOffset(at),
  contact_at: `${number};${person}`,
});

const oldRecord = (number: string, at: Instant) => [
  answer(at, [record(number, at - 40 * day), record('30303030', at - 60_000, young)]),
];
const oldEvent = (number: string, at: Instant) => [answer(at, [event(number, at - 40 * day)])];

const xml = (root: string, content: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><${root} xmlns="http://www.ecma-international.org/standards/ecma-323/csta/ed3">${content}</${root}>`;

/** Every adapter, by its id. One that is not here fails the test. */
export const planted: { readonly [adapter: string]: Planted } = {
  'flexfone-webhooks': {
    settings: recordedSettings('flexfone-webhooks'),
    inputs: (number, at) => [
      request(at, 'queue/support/enter', {
        uniquecallid: '1.1',
        callerid: number,
        callername: `${number} - ${person}`,
      }),
      request(at, 'incoming', {
        UniqueCallId: '1.2',
        LinkedUniqueCallId: '1.1',
        EmployeeLocalNumber: '201',
        ANumber: number,
      }),
      request(at, 'outgoing', { UniqueCallId: '1.3', EmployeeLocalNumber: '201', ANumber: number }),
      request(at, 'outgoing', { UniqueCallId: '1.4', EmployeeLocalNumber: '201', [number]: '' }),
    ],
  },
  'flexfone-api': {
    settings: recordedSettings('flexfone-api'),
    inputs: (number, at) => [
      answer(at, [
        {
          Localnumber: 201,
          Name: person,
          Description: person,
          Email: 'planted@Personsen.dk',
          Phonenumber: [{ Number: number, LineName: person }],
          Info: [{ Type: 3, Label: 'Mobil', Value: `${number} ${person}` }],
        },
      ]),
    ],
  },
  swan: {
    settings: recordedSettings('swan'),
    inputs: (number, at) => [
      answer(at, {
        error: false,
        'error-msg': null,
        result: [
          { extension: '0201', id: 4104, name: person, status: 'busy', description: `ring ${number}`, mobile: number },
        ],
      }),
    ],
  },
  soluno: {
    settings: recordedSettings('soluno'),
    inputs: (number, at) => [answer(at, [solunoRecord(number, at - 60_000)])],
    old: (number, at) => [answer(at, [solunoRecord(number, at - 40 * day)])],
  },
  'one-connect': {
    settings: recordedSettings('one-connect'),
    inputs: (number, at) => [
      message(
        at,
        xml(
          'DeliveredEvent',
          `<monitorCrossRefID>q-12345678-400</monitorCrossRefID><connection><callID>SIP/hpbx-0000af18</callID><deviceID>q-12345678-400</deviceID></connection><alertingDevice><deviceIdentifier>q-12345678-400</deviceIdentifier></alertingDevice><callingDevice><deviceIdentifier>${number}</deviceIdentifier></callingDevice><callLinkageData><globalCallData><globalCallLinkageId>1763453640.4711</globalCallLinkageId></globalCallData></callLinkageData><privateData><callDirection>Inbound</callDirection><remoteUser>${number}</remoteUser><callerName>${person}</callerName></privateData>`,
        ),
      ),
    ],
  },
  csta: {
    settings: recordedSettings('csta'),
    inputs: (number, at) => [
      message(
        at,
        `9999 ${xml(
          'QueuedEvent',
          `<monitorCrossRefID>17</monitorCrossRefID><queuedConnection><callID>4711</callID><deviceID>8001</deviceID></queuedConnection><queue><deviceIdentifier>8001</deviceIdentifier></queue><callingDevice><deviceIdentifier>N&lt;${number}&gt;${person};displayNumber=${number}</deviceIdentifier></callingDevice><calledDevice><deviceIdentifier>${number}</deviceIdentifier></calledDevice>`,
        )}`,
      ),
    ],
  },
  asterisk: {
    settings: recordedSettings('asterisk'),
    inputs: (number, at) => [
      message(
        at,
        [
          'Event: QueueCallerJoin',
          `Channel: PJSIP/${number.replaceAll(' ', '')}-00000002`,
          `CallerIDNum: ${number}`,
          `CallerIDName: ${person}`,
          `ConnectedLineNum: ${number}`,
          `Exten: ${number}`,
          'Uniqueid: 1795656858.2',
          'Linkedid: 1795656858.2',
          'Queue: hallmonitor',
          'Position: 1',
          'Count: 1',
        ].join('\r\n'),
      ),
    ],
  },
  rest: {
    settings: { ...recordedSettings('rest'), records: undefined, states: undefined, ...records },
    inputs: (number, at) => [answer(at, [record(number, at - 60_000)])],
    old: oldRecord,
  },
  soap: {
    settings: { ...recordedSettings('soap'), states: undefined, ...records, records: 'list.call' },
    inputs: (number, at) => [answer(at, { list: { call: [record(number, at - 60_000)] } })],
    old: (number, at) => [answer(at, { list: { call: [record(number, at - 40 * day), record(number, at - 60_000)] } })],
  },
  websocket: {
    settings: { ...recordedSettings('websocket'), ...events, records: 'events' },
    inputs: (number, at) => [message(at, JSON.stringify({ events: [event(number, at)] }))],
  },
  database: {
    settings: { ...recordedSettings('database'), ...events },
    inputs: (number, at) => [answer(at, [event(number, at)])],
    old: oldEvent,
  },
  files: {
    settings: { ...recordedSettings('files'), timeZone: undefined, times: undefined, ...records },
    inputs: (number, at) => [answer(at, [record(number, at - 60_000)])],
    old: oldRecord,
  },
  demo: {
    settings: recordedSettings('demo'),
    // It tells of nobody: what somebody else's script might say goes all the same.
    inputs: (number, at) => [
      message(
        at,
        JSON.stringify({ event: 'queued', call: 'c1', queue: 'support', caller: number, callername: person }),
      ),
    ],
  },
};

function solunoRecord(number: string, at: Instant): JsonValue {
  const [start, stop] = [isoWithOffset(at), isoWithOffset(at + 30_000)];
  return { callerNo: number, start, receivingNo: '622', received: start, calleeNo: number, calleeAnswered: null, stop };
}

import { toBytes } from './frames.ts';

const framed = (xml: string, invokeId: string = '9999'): Buffer => toBytes({ invokeId, xml });
const headed = (header: readonly number[], rest: string): Buffer =>
  Buffer.concat([Buffer.from(header), Buffer.from(rest)]);
const nines = [0x39, 0x39, 0x39, 0x39] as const;

/** What no CSTA switch should ever send. The first five are no frames at all. */
export const garbage = {
  wrongHeader: headed([1, 0, 0, 20, ...nines], '<CallCleared/>'),
  tooShort: headed([0, 0, 0, 3, ...nines], '<a/>'),
  lettersForId: headed([0, 0, 0, 12, 0x61, 0x62, 0x63, 0x64], '<a/>'),
  longerThanSent: headed([0, 0, 0xff, 0xff, ...nines], '<QueuedEvent>'),
  http: Buffer.from('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n'),
  empty: headed([0, 0, 0, 8, ...nines], ''),
  notXml: framed('Service temporarily unavailable'),
  half: framed('<QueuedEvent><monitorCrossRefID>00'),
  notUtf8: headed([0, 0, 0, 11, ...nines, 0xc3, 0x28, 0xff], ''),
  deep: framed('<a>'.repeat(15_000)),
  manyElements: framed(`<SnapshotDeviceData>${'<a/>'.repeat(15_000)}</SnapshotDeviceData>`),
  entities: framed(
    '<!DOCTYPE a [<!ENTITY a "&b;&b;&b;&b;"><!ENTITY b "&c;&c;&c;&c;"><!ENTITY c SYSTEM "file:///etc/passwd">]><a>&a;</a>',
  ),
  unknownEvent: framed('<MagicEvent><monitorCrossRefID>0012</monitorCrossRefID></MagicEvent>'),
  ofNoMonitor: framed(
    '<CallClearedEvent><monitorCrossRefID>nobody</monitorCrossRefID><clearedCall/></CallClearedEvent>',
  ),
  answerToNobody: framed(
    '<MonitorStartResponse><monitorCrossRefID>0</monitorCrossRefID></MonitorStartResponse>',
    '8888',
  ),
  emptyIds: framed(
    '<QueuedEvent><monitorCrossRefID/><queuedConnection><callID/><deviceID/></queuedConnection><numberQueued>-1</numberQueued></QueuedEvent>',
  ),
} as const satisfies { readonly [kind: string]: Buffer };

export type Garbage = keyof typeof garbage;

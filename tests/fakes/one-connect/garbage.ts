/** What no One-Connect should ever send, each with the NUL that ends it. `endless` has none. */
export const garbage = {
  empty: '\0',
  notXml: 'HTTP/1.1 502 Bad Gateway\r\n\r\n<html>Bad Gateway\0',
  half: '<QueueStatisticsEvent><monitorCrossRefID>q-12345678-400</monitorCr\0',
  binary: Buffer.from([0xff, 0xfe, 0x3c, 0x01, 0x80, 0xc3, 0x28, 0x00]),
  utf16: Buffer.concat([
    Buffer.from('<?xml version="1.0" encoding="utf-16"?><AliveEvent>', 'utf8'),
    Buffer.from([0xff, 0x00]),
  ]),
  deep: `${'<a>'.repeat(20_000)}\0`,
  manyElements: `<SnapShotDeviceResponse>${'<a/>'.repeat(50_000)}</SnapShotDeviceResponse>\0`,
  entities:
    '<!DOCTYPE a [<!ENTITY a "&b;&b;&b;&b;"><!ENTITY b "&c;&c;&c;&c;"><!ENTITY c SYSTEM "file:///etc/passwd">]><a>&a;</a>\0',
  wrongTypes:
    '<QueueStatisticsEvent><monitorCrossRefID>q-12345678-400</monitorCrossRefID><localNumber>400</localNumber>' +
    '<waitingCalls>many</waitingCalls><maxCurrentWait>-1</maxCurrentWait><totalAnsweredCalls>1e999</totalAnsweredCalls>' +
    '<totalMissedCalls/><averageWaitTime>NaN</averageWaitTime></QueueStatisticsEvent>\0',
  unknownEvent:
    '<OutgoingNumbersEvent><monitorCrossRefID>u-12345678-200</monitorCrossRefID><numbers/></OutgoingNumbersEvent>\0',
  ofNobody: '<DeliveredEvent><monitorCrossRefID>u-99999999-999</monitorCrossRefID><connection/></DeliveredEvent>\0',
  answerToNobody: '<GetDoNotDisturbResponse><doNotDisturbOn>true</doNotDisturbOn></GetDoNotDisturbResponse>\0',
  endless: 'x'.repeat(8_000_000),
} as const satisfies { readonly [kind: string]: string | Buffer };

export type Garbage = keyof typeof garbage;

import { statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Input, JsonValue } from '#core/said/input';
import type { Instant } from '#core/time/instant';
import { hour } from '#core/time/instant';
import { clockStepInput } from '#hub/intake/clock-step';
import { streamNotice } from '#hub/intake/stream-notice';
import type { Journal } from '#hub/journal/journal';
import { patient } from '#tests/support/patient';
import { seededRandom } from '../../../fakes/random.ts';
import { idOf, idsIn, inputsIn, noon, webhook } from '../input-samples.ts';
import { foundInFiles, openTemporary, temporaryFolder } from '../temporary-journal.ts';

const day = 24 * hour;
const retention = { personalDays: 30, figuresDays: 400 };

async function retainAll(journal: Journal, now: Instant): Promise<number> {
  let chunks = 1;
  while (await journal.retain(now)) chunks += 1;
  return chunks;
}

async function afterThirtyDays(input: Input): Promise<Input> {
  const journal = await openTemporary(temporaryFolder());
  await journal.append([input]);
  await retainAll(journal, input.at + 31 * day);
  const [kept] = await inputsIn(journal);
  await journal.close();
  if (kept === undefined) throw new Error('The row is gone.');
  return kept;
}

describe('what is too old', () => {
  it('loses numbers and names after their days, and is deleted after its own', async () => {
    const journal = await openTemporary(temporaryFolder(), { retention });
    const personal = { callerid: '21222324', callername: 'Anna' };
    await journal.append([webhook('old', noon, personal), webhook('new', noon + 20 * day, personal)]);
    await retainAll(journal, noon + 31 * day);
    expect(await inputsIn(journal)).toEqual([
      {
        at: noon,
        source: 'pbx',
        kind: 'webhook',
        request: {
          method: 'GET',
          path: 'answered',
          query: { uniquecallid: 'old', employeelocalnumber: '201', callerid: null, callername: null },
        },
      },
      webhook('new', noon + 20 * day, personal),
    ]);
    await retainAll(journal, noon + 401 * day);
    expect(await idsIn(journal)).toEqual(['new']);
    await retainAll(journal, noon + 500 * day);
    expect(await idsIn(journal)).toEqual([]);
  });

  it('goes in small chunks, and each row once', async () => {
    const journal = await openTemporary(temporaryFolder());
    await journal.append(
      Array.from({ length: 1_700 }, (_, index) => webhook(String(index), noon, { anumber: '21222324' })),
    );
    expect(await retainAll(journal, noon + 31 * day)).toBe(5);
    expect(await retainAll(journal, noon + 31 * day)).toBe(1);
    expect(await idsIn(journal)).toHaveLength(1_700);
  });

  it('is found in no file afterwards, while the journal is open and when it is closed', async () => {
    const folder = temporaryFolder();
    const journal = await openTemporary(folder);
    const planted = { callerid: '77123456', callername: 'Planted 77123456', note: '+4577123456 asked for Planted' };
    for (let count = 0; count < 300; count += 1) {
      await journal.append([webhook(`before-${count}`), webhook(`planted-${count}`, noon, planted)]);
    }
    expect(foundInFiles(folder, /77123456|Planted/)).toEqual(new Set(['77123456', 'Planted']));
    await retainAll(journal, noon + 31 * day);
    expect(foundInFiles(folder, /77123456|Planted/)).toEqual(new Set());
    expect(await idsIn(journal)).toHaveLength(600);
    await journal.close();
    expect(foundInFiles(folder, /77123456|Planted/)).toEqual(new Set());
  });

  it.each([
    [1, { personalDays: 30, figuresDays: 40 }],
    [2, { personalDays: 3, figuresDays: 5 }],
    [3, { personalDays: 30, figuresDays: 10 }],
    [4, { personalDays: 30, figuresDays: 400 }],
  ])(
    'is found in no file afterwards, whatever the sizes and the order of the days (%i: %o)',
    patient,
    async (seed, limits) => {
      const folder = temporaryFolder();
      const journal = await openTemporary(folder, { retention: limits });
      const random = seededRandom(seed).next;
      const rows = Array.from({ length: 5_000 }, (_, index) => ({
        number: `77${String(index).padStart(6, '0')}`,
        age: Math.floor(random() * 60),
        size: Math.floor(random() * (random() < 0.1 ? 6_000 : 600)),
      }));
      await journal.append(
        rows.map(({ number, age, size }) => webhook('', noon + age * day, { note: 'x'.repeat(size) + number })),
      );
      for (let now = 5; now < 110; now += 7) {
        await retainAll(journal, noon + now * day);
        const oldest = now - Math.min(limits.personalDays, limits.figuresDays);
        const expected = rows.filter(({ age }) => age >= oldest).map(({ number }) => number);
        expect([...foundInFiles(folder, /77\d{6}/)].sort()).toEqual(expected);
      }
    },
  );
});

describe('what stays when personal data goes', () => {
  it('of a request: ids, local numbers, times and words that are counted, in any spelling', async () => {
    const counted = {
      'Transfered Unique ID': '1611111111.4567',
      UniqueCallId: '1611111111.4568',
      LINKED_UNIQUE_CALL_ID: '1611111111.4569',
      AccountId: '12345678',
      EmployeeLocalNumber: '201',
      'Phone-Local-Number': '20112345',
      Calledphone: '201',
      TimeStamp: '1795000000',
      Duration: '00:01:02',
      Transfer: 'True',
      CallDirection: 'Incoming',
      reason: 'overflow',
    };
    const personal = {
      ANumber: '21222324',
      BNumber: '+45 21222324',
      'Transfered number': '1',
      'Transfer to': '22',
      x: 'Hr. Jensen',
    };
    const request = {
      method: 'POST',
      path: 'queue/70201234/enter/21222324',
      query: { ...counted, ...personal, '21222324': '' },
      body: { call: [{ uniquecallid: '1', callername: 'Anna', names: ['Anna', 'Bo'] }], flag: true },
    };
    expect(await afterThirtyDays({ at: noon, source: 'pbx', kind: 'webhook', request })).toEqual({
      at: noon,
      source: 'pbx',
      kind: 'webhook',
      request: {
        method: 'POST',
        path: 'queue/70201234/enter/********',
        query: { ...counted, ANumber: null, BNumber: null, 'Transfered number': '1', 'Transfer to': null, x: null },
        body: { call: [{ uniquecallid: '1', callername: null, names: [null, null] }], flag: true },
      },
    });
  });

  it('of a poll: figures, extensions and records without whose they are', async () => {
    const response = {
      url: 'https://swan/last-calls/201?number=21222324',
      status: 200,
      body: {
        result: [
          { uniqueid: '1611111111.4567', number: '21222324', direction: 'incoming', calldate: '2026-11-18 09:12:04' },
          {
            callerNo: '+4672111111',
            start: '2017-01-04T16:16:04.274+01:00',
            receivingNo: '622',
            calleeNo: '+4672555555',
          },
          { extension: '201', name: 'Anna', status: 'busy', description: 'ring 21222324', completed: '1234' },
          { extension: 201, completed: 1234, average: 9.5, callerNo: 4672111111, telefon: 21222324, id: 12345678 },
        ],
      },
    };
    expect(await afterThirtyDays({ at: noon, source: 'swan', kind: 'poll', response })).toMatchObject({
      response: {
        url: 'https://swan/last-calls/201?number=********',
        status: 200,
        body: {
          result: [
            { uniqueid: '1611111111.4567', number: null, direction: 'incoming', calldate: '2026-11-18 09:12:04' },
            { callerNo: null, start: '2017-01-04T16:16:04.274+01:00', receivingNo: '622', calleeNo: null },
            { extension: '201', name: null, status: 'busy', description: 'ring ********', completed: '1234' },
            { extension: 201, completed: 1234, average: 9.5, callerNo: null, telefon: null, id: 12345678 },
          ],
        },
      },
    });
  });

  it('of a stream: the events, their ids and local numbers; and the hub’s own note that its clock was set', async () => {
    const message =
      '<QueuedEvent><queuedConnection><callID>12345678</callID><deviceID>N&lt;21222324&gt;Anna;uid=1</deviceID></queuedConnection>' +
      '<callingDevice>+4521222324</callingDevice><queue>8001</queue><callerName>Hr. Jensen</callerName></QueuedEvent>';
    expect(await afterThirtyDays({ at: noon, source: 'csta', kind: 'stream', message })).toMatchObject({
      message:
        '<QueuedEvent><queuedConnection><callID>12345678</callID><deviceID>N&lt;********&gt;**********</deviceID></queuedConnection>' +
        '<callingDevice>+**********</callingDevice><queue>8001</queue><callerName>*** ******</callerName></QueuedEvent>',
    });
    const json = '{"event":"queued","call":"c1","caller":"21222324","at":"2026-11-18T09:12:04Z"}';
    expect(await afterThirtyDays({ at: noon, source: 'demo', kind: 'stream', message: json })).toMatchObject({
      message: '{"event":"queued","call":"c1","caller":null,"at":"2026-11-18T09:12:04Z"}',
    });
    const step = clockStepInput(noon, -31_536_000_000);
    expect(await afterThirtyDays(step)).toEqual(step);
  });

  it('of a stream of lines: who called goes, in whatever field it stands; ids, queues and local numbers stay', async () => {
    const lines = [
      ['Event: QueueCallerJoin', null],
      ['Channel: SIP/201-0000001', null],
      ['Channel: PJSIP/4521222324-00000012', 'Channel: PJSIP/**********-00000012'],
      ['DestChannel: Local/21222324@agents-00000003;2', 'DestChannel: Local/********@agents-00000003;2'],
      ['CallerIDNum: 21222324', 'CallerIDNum: ********'],
      ['CallerIDNum: 201', null],
      ['CallerIDName: Anna Hansen', 'CallerIDName: **** ******'],
      ['ConnectedLineName: Bo Jensen', 'ConnectedLineName: ** ******'],
      ['Exten: 70201234', 'Exten: ********'],
      ['Uniqueid: 1611111111.4567', null],
      ['Linkedid: 1611111111.4567', null],
      ['Queue: q', null],
      ['Wait: 40', null],
      ['LoginTime: 1611111111', null],
      ['Timestamp: 1611111111.456789', null],
    ] as const;
    const message = lines.map(([line]) => line).join('\r\n');
    const kept = await afterThirtyDays({ at: noon, source: 'pbx', kind: 'stream', message });
    expect(kept.kind === 'stream' && kept.message.split('\r\n')).toStrictEqual(
      lines.map(([line, after]) => after ?? line),
    );
  });

  it('of the hub’s own notes on its connections: all', async () => {
    const notice = streamNotice({ kind: 'opened', source: 'csta-21222324', at: noon });
    expect(await afterThirtyDays(notice)).toStrictEqual(notice);
  });

  it('takes no more room than before, whatever came in', patient, async () => {
    const request = fc.record({
      method: fc.constant('GET'),
      path: fc.constant(''),
      query: fc.dictionary(fc.string(), fc.string(), { noNullPrototype: true }),
      body: fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<JsonValue>,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(request, { minLength: 1, maxLength: 40 }), async (requests) => {
        const inputs = requests.map((each): Input => ({ at: noon, source: 'pbx', kind: 'webhook', request: each }));
        const journal = await openTemporary(temporaryFolder());
        await journal.append(inputs);
        await retainAll(journal, noon + 31 * day);
        const kept = await inputsIn(journal);
        await journal.close();
        expect(kept.map(idOf)).toEqual(inputs.map(idOf));
        const size = (input: Input): number => Buffer.byteLength(JSON.stringify(input));
        for (const [index, input] of inputs.entries())
          expect(size(kept[index] ?? input)).toBeLessThanOrEqual(size(input));
      }),
      { numRuns: 5 },
    );
  });
});

it('gives the room of what was deleted back to the disk, at night', async () => {
  const folder = temporaryFolder();
  const journal = await openTemporary(folder, { retention: { personalDays: 1, figuresDays: 2 } });
  const ids = Array.from({ length: 1_000 }, (_, index) => String(index));
  for (let batch = 0; batch < 10; batch += 1) {
    await journal.append(ids.map((id) => webhook(`${batch}-${id}`, noon, { callername: 'x'.repeat(1_000) })));
  }
  const size = async () => {
    await retainAll(journal, noon + 5 * day);
    return statSync(join(folder, 'journal.sqlite')).size;
  };
  const before = await size();
  expect(before).toBeGreaterThan(10_000_000);
  expect(await size()).toBe(before);
  await retainAll(journal, noon + 5 * day + 15 * hour);
  expect(await size()).toBeLessThan(before * 0.65);
  await journal.append([webhook('after')]);
  expect(await idsIn(journal)).toEqual(['after']);
});

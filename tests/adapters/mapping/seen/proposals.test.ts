import { describe, expect, it } from 'vitest';
import { columnsOf } from '#adapters/mapping/seen/columns';
import { proposalsOf } from '#adapters/mapping/seen/proposals';
import type { JsonObject } from '#core/said/json';

const board = [
  { id: 'support', name: 'HallMonitor Support' },
  { id: 'sales', name: 'SwitchPay' },
];
const proposed = (records: readonly JsonObject[], queues = board) => proposalsOf(columnsOf(records), queues);

describe('what columns suggest', () => {
  it('of calls that are over, in Danish, with how the times are written', () => {
    const records = [
      {
        'Opkalds-id': '1',
        Kø: 'HallMonitor',
        Ankomst: '28-11-2026 09:00:00',
        Besvaret: '',
        Slut: '28-11-2026 09:01:00',
      },
      { 'Opkalds-id': '2', Kø: 'switchpay', Ankomst: '28-11-2026 09:02:00', Besvaret: '28-11-2026 09:02:10', Slut: '' },
    ];
    expect(proposed(records).records).toEqual({
      fields: { call: '`Opkalds-id`', queue: '`Kø`', entered: 'Ankomst', answered: 'Besvaret', ended: 'Slut' },
      queues: { support: ['HallMonitor'], sales: ['switchpay'] },
      times: 'dd-MM-yyyy HH:mm:ss',
    });
  });

  it('what a column is called counts only where what stands in it fits', () => {
    const records = [{ Start: '2026-11-18T09:00:00', answered: 'yes', waiting: 'many' }];
    expect(proposed(records).records).toEqual({ fields: { entered: 'Start' } });
    expect(proposed(records).counts.fields).toEqual({});
  });

  it('days come before months where both could be meant, and months where they must', () => {
    expect(proposed([{ Start: '05/11/2026 09:00:00' }]).records.times).toBe('dd/MM/yyyy HH:mm:ss');
    expect(proposed([{ Start: '05/11/2026 09:00:00' }, { Start: '05/23/2026 09:00:00' }]).records.times).toBe(
      'MM/dd/yyyy HH:mm:ss',
    );
  });

  it('of figures that are saved by hand', () => {
    const row = {
      Queue: 'HallMonitor Support',
      'Calls In Queue': '3',
      Answered: '127',
      Lost: '8',
      'Avg Wait': '01:12',
    };
    expect(proposed([row]).counts).toEqual({
      fields: {
        queue: 'Queue',
        waiting: '`Calls In Queue`',
        answered: 'Answered',
        lost: 'Lost',
        averageWaitSeconds: '`Avg Wait`',
      },
      queues: { support: ['HallMonitor Support'] },
    });
  });

  it('of events and agents what the words mean, as far as they are known', () => {
    const events = [
      { event: 'ENTERQUEUE', callid: '1', time: 1_795_000_000 },
      { event: 'ABANDON', callid: '1', time: 1_795_000_009 },
      { event: 'CONFIGRELOAD', callid: '', time: 1_795_000_010 },
    ];
    expect(proposed(events).events).toEqual({
      fields: { kind: 'event', call: 'callid', at: 'time' },
      kinds: { queued: ['ENTERQUEUE'], ended: ['ABANDON'] },
    });
    const agents = [
      { extension: '201', name: 'Anna', status: 'Available' },
      { extension: '202', name: 'Bo', status: 'På ferie' },
    ];
    expect(proposed(agents).agents).toEqual({
      fields: { agent: 'extension', name: 'name', state: 'status' },
      states: { ready: ['Available'] },
    });
  });

  it('one name of a source and one queue of a board are the same', () => {
    const one = [{ id: 'main', name: 'Kundeservice' }];
    expect(proposed([{ queue: '600', Start: 1_795_000_000 }], one).records.queues).toEqual({ main: ['600'] });
    expect(proposed([{ Start: 1_795_000_000 }], one).records.queues).toEqual({ main: [] });
    expect(proposed([{ Start: 1_795_000_000 }]).records.queues).toBeUndefined();
  });

  it('nothing where nothing is known', () => {
    expect(proposed([{ xyz: 1 }]).records).toEqual({ fields: {} });
  });
});

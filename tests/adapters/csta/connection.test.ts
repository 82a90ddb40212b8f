import { describe, expect, it } from 'vitest';
import * as told from './payloads.ts';
import { story } from './story.ts';

const agents = ['0201', '202', '203'];
/** The queues and the agents. */
const devices = ['8001', '8002', ...agents];
const ready = agents.map((agent) => `agent-state  ${agent} ready`);

/** A connection on which all devices are watched. */
function opened() {
  const one = story();
  one.tell(0, 'opened');
  for (const device of devices) one.tell(0.1, told.watched(device.padStart(4, '0')));
  return one;
}

describe('the first lists of a connection', () => {
  it('tell who waits already, "at least" so long, and what the agents do when the last has come', () => {
    const { tell } = opened();
    expect(tell(0.2, told.snapshot('8001', { 1: 'callQueued', 2: 'callQueued' }))).toEqual([
      'call-queued support 1/support@0.2 at least',
      'call-queued support 2/support@0.2 at least',
    ]);
    expect(tell(0.2, told.snapshot('8002'))).toEqual([]);
    expect(tell(0.2, told.snapshot('0201', { 7: 'callEstablished' }))).toEqual(['agent-state  0201 talking']);
    expect(tell(0.2, told.snapshot('202', { 1: 'callReceived' }))).toEqual([
      expect.stringMatching(/^leg-ringing 1\/support@0.2 202$/),
      'agent-state  202 ringing',
    ]);
    // Of the quiet queue it is known now that nobody waits there.
    expect(tell(0.2, told.snapshot('203'))).toEqual([
      'waiting-listed support 1/support@0.2 2/support@0.2',
      'waiting-listed sales',
      'agent-state  203 ready',
    ]);
    expect(tell(5, told.established('1', '202'))).toEqual([
      'leg-answered 1/support@0.2 202',
      'agent-state  202 talking',
    ]);
  });

  it('may come in parts', () => {
    const { tell } = opened();
    for (const device of devices.slice(1)) tell(0.2, told.snapshot(device));
    expect(tell(0.2, told.snapshotToCome('s1'))).toEqual([]);
    expect(tell(0.3, told.segment('s1', '8001', { 1: 'callQueued' }, false))).toEqual([
      'call-queued support 1/support@0.3 at least',
    ]);
    expect(tell(0.4, told.segment('s1', '8001', { 2: 'callQueued' }, true))).toEqual([
      'call-queued support 2/support@0.4 at least',
      'waiting-listed support 1/support@0.3 2/support@0.4',
      'waiting-listed sales',
      ...ready,
    ]);
  });

  it('is whole where it holds the calls, though it names parts too', () => {
    const { tell } = opened();
    for (const device of devices.slice(1)) tell(0.2, told.snapshot(device));
    const both = told.xml('SnapshotDeviceResponse', '<serviceCrossRefID>1</serviceCrossRefID><snapshotData/>');
    expect(tell(0.3, `0002 ${both}`)).toEqual(['waiting-listed support', 'waiting-listed sales', ...ready]);
  });

  it('may not come: after two seconds the agents without a call are ready', () => {
    const { tell } = opened();
    expect(tell(1.9, told.originated('1', '202'))).toEqual(['agent-state  202 talking']);
    expect(tell(2, told.originated('2', '203'))).toEqual(['agent-state  0201 ready', 'agent-state  203 talking']);
  });

  it('of a capture that begins in the middle of a connection likewise', () => {
    const { tell } = story();
    expect(tell(0, told.queued('1', '8001'))).toEqual(['call-queued support 1/support@0']);
    expect(tell(2, told.queued('2', '8001'))).toEqual(['call-queued support 2/support@2', ...ready]);
  });

  it('an agent who may not be followed is not said to be ready', () => {
    const one = story();
    one.tell(0, 'opened');
    for (const device of devices.slice(1)) one.tell(0.1, told.watched(device.padStart(4, '0')));
    one.tell(0.1, told.refusal('0203'));
    for (const device of devices.slice(1, 4)) one.tell(0.2, told.snapshot(device));
    // Nor is it said of what the refusal was: it may have been of either queue.
    expect(one.tell(0.2, told.snapshot('202'))).toEqual([
      'queue-followed support nothing',
      'queue-followed sales nothing',
    ]);
    expect(one.tell(5, told.originated('2', '202'))).toEqual(['agent-state  202 talking']);
  });

  it('a refusal of something else does not matter where all are followed', () => {
    const { tell } = opened();
    tell(0.1, told.refusal('0900'));
    for (const device of devices.slice(1)) tell(0.2, told.snapshot(device));
    expect(tell(0.2, told.snapshot('8001'))).toEqual(['waiting-listed support', 'waiting-listed sales', ...ready]);
  });
});

describe('what the switch refuses', () => {
  /** All devices but the first queue are watched, and it was written down that this one is not. */
  const refused = () => {
    const one = story();
    one.tell(0, 'opened');
    one.tell(0.1, told.refusal('0001'));
    return one;
  };
  const watchOthers = ({ tell }: ReturnType<typeof story>, at: number) => {
    for (const device of devices.slice(1)) tell(at, told.watched(device.padStart(4, '0')));
    for (const device of devices.slice(2)) tell(at, told.snapshot(device));
    return tell(at, told.snapshot('8002'));
  };

  it('to tell of one queue is unknown of that queue, and the others are as they are', () => {
    const one = refused();
    expect(one.tell(0.1, told.gaps({ 8001: 'nothing' }))).toEqual(['queue-followed support nothing']);
    expect(watchOthers(one, 0.2)).toEqual(['waiting-listed sales', ...ready]);
    // That a call of that queue is seen at some phone does not tell who else is in it.
    expect(one.tell(3, told.queued('1', '8001'))).toEqual(['call-queued support 1/support@3']);
  });

  it('and an agent who is not followed is not said to be ready', () => {
    const { tell } = opened();
    tell(0.1, told.gaps({ '0201': 'from-now' }));
    for (const device of devices.slice(1, 4)) tell(0.2, told.snapshot(device));
    expect(tell(0.2, told.snapshot('8001'))).toEqual([
      'waiting-listed support',
      'waiting-listed sales',
      ...ready.slice(1),
    ]);
  });

  it('to list of one queue is what was there before, and what comes after is known', () => {
    const { tell } = opened();
    tell(0.2, told.refusal('0010'));
    expect(tell(0.2, told.gaps({ 8001: 'from-now' }))).toEqual(['queue-followed support from-now']);
    for (const device of devices.slice(2)) tell(0.2, told.snapshot(device));
    expect(tell(0.2, told.snapshot('8002'))).toEqual(['waiting-listed sales', ...ready]);
  });

  it('is granted on the next connection: nobody knows what went by until then', () => {
    const one = refused();
    one.tell(0.1, told.gaps({ 8001: 'nothing' }));
    one.tell(20, 'lost');
    one.tell(60, 'opened');
    for (const device of devices) one.tell(60, told.watched(device.padStart(4, '0')));
    for (const device of devices.slice(1)) one.tell(60, told.snapshot(device));
    expect(one.tell(60, told.snapshot('8001'))).toEqual(
      expect.arrayContaining(['queue-followed support all', 'calls-missed support from 0.1', 'waiting-listed support']),
    );
  });

  it('and where nobody wrote down what, a queue that somebody enters is followed from then on', () => {
    const one = refused();
    expect(watchOthers(one, 0.2)).toEqual(['queue-followed support nothing', 'queue-followed sales nothing']);
    expect(one.tell(3, told.queued('1', '8001'))).toEqual([
      'queue-followed support from-now',
      'calls-missed support from 0.2',
      'call-queued support 1/support@3',
    ]);
    expect(one.tell(4, told.queued('2', '8001'))).toEqual(['call-queued support 2/support@4']);
  });
});

describe('after a lost connection', () => {
  /** 1 and 2 wait, 3 is talked with by 0201, and 4 rings at 202, whom the queue sent it to. */
  const cut = () => {
    const one = opened();
    for (const device of devices) one.tell(0.2, told.snapshot(device));
    one.tell(1, told.queued('1', '8001'));
    one.tell(2, told.queued('2', '8001'));
    one.tell(3, told.queued('3', '8001'));
    one.tell(4, told.established('3', '0201'));
    one.tell(5, told.queued('4', '8002'));
    one.tell(6, told.diverted('4', '8002', '202'));
    one.tell(6, told.delivered('4', '202'));
    one.tell(10, 'lost');
    return one;
  };
  const again = () => {
    const one = cut();
    one.tell(60, 'opened');
    for (const device of devices) one.tell(60, told.watched(device.padStart(4, '0')));
    return one;
  };

  it('it is not known what was missed', () => {
    expect(cut().tell(60, 'opened')).toEqual(['calls-missed support from 10', 'calls-missed sales from 10']);
  });

  it('whoever is listed goes on as before, and the others are gone', () => {
    const { tell } = again();
    expect(tell(60.1, told.snapshot('8001', { 2: 'callQueued', 5: 'callQueued' }))).toEqual([
      'call-queued support 5/support@60.1 at least',
    ]);
    expect(tell(60.1, told.snapshot('8002'))).toEqual([]);
    expect(tell(60.1, told.snapshot('0201', { 3: 'callEstablished' }))).toEqual([]);
    expect(tell(60.1, told.snapshot('202', { 4: 'callReceived' }))).toEqual([]);
    expect(tell(60.1, told.snapshot('203'))).toEqual([
      'waiting-listed support 2/support@2 5/support@60.1',
      'waiting-listed sales 4/sales@5',
    ]);
    expect(tell(70, told.established('2', '203'))).toEqual([
      'leg-answered 2/support@2 203',
      'agent-state  203 talking',
    ]);
    expect(tell(71, told.established('4', '202'))).toEqual(['leg-answered 4/sales@5 202', 'agent-state  202 talking']);
  });

  it('a talk that is not listed is over, and so is a ring', () => {
    const { tell } = again();
    for (const device of devices.slice(0, 4)) tell(60.1, told.snapshot(device));
    expect(tell(60.1, told.snapshot('203'))).toEqual([
      'leg-ended 3/0201@4',
      'leg-ended 4/202@6',
      'waiting-listed support',
      'waiting-listed sales',
      'agent-state  0201 ready',
      'agent-state  202 ready',
    ]);
  });

  it('who waited and is talked with was answered', () => {
    const { tell } = again();
    expect(tell(60.1, told.snapshot('202', { 4: 'callEstablished' }))).toEqual([
      'leg-answered 4/sales@5 202',
      'agent-state  202 talking',
    ]);
  });

  it('an event tells as well as a list that somebody is there', () => {
    const { tell } = again();
    tell(60.1, told.queued('1', '8001'));
    tell(60.1, told.delivered('4', '202'));
    expect(tell(62, told.cleared('1', '28374655'))).toEqual(
      expect.arrayContaining(['waiting-listed support 1/support@1', 'leg-ended 1/support@1']),
    );
  });

  it('a list that comes late takes back who was given up, with his wait', () => {
    const { tell } = again();
    expect(tell(63, told.originated('9', '203'))).toContain('waiting-listed support');
    expect(tell(64, told.snapshot('8001', { 1: 'callQueued' }))).toEqual(['call-queued support 1/support@1']);
    expect(tell(70, told.established('1', '0201'))).toContain('leg-answered 1/support@1 0201');
  });

  it('nothing is given up before the switch has told anything', () => {
    const { tell } = cut();
    tell(60, 'opened');
    tell(61, 'lost');
    tell(90, 'opened');
    tell(90, told.watched());
    expect(tell(90.5, told.established('2', '203'))).toEqual([
      'leg-answered 2/support@2 203',
      'agent-state  203 talking',
    ]);
  });
});

describe('the switch', () => {
  const settledOne = () => {
    const one = opened();
    for (const device of devices) one.tell(0.2, told.snapshot(device));
    one.tell(1, told.queued('1', '8001'));
    return one;
  };

  it('says that it lost messages: all is to be listed anew', () => {
    const { tell } = settledOne();
    expect(tell(10, told.status('messagesLost'))).toEqual([
      'calls-missed support from 10',
      'calls-missed sales from 10',
    ]);
    for (const device of devices.slice(1)) tell(10.1, told.snapshot(device));
    expect(tell(10.1, told.snapshot('8001'))).toEqual(['waiting-listed support', 'waiting-listed sales']);
  });

  it('says that it is in service again: it is not known what was since it was not', () => {
    const { tell } = settledOne();
    expect(tell(10, told.status('disabled'))).toEqual([]);
    expect(tell(20, told.status('disabled'))).toEqual([]);
    expect(tell(30, told.status('enabled'))).toEqual(['calls-missed support from 10', 'calls-missed sales from 10']);
    expect(tell(31, told.status('enabled'))).toEqual([]);
  });

  it('says that it is well, which is no news', () => {
    const { tell } = settledOne();
    expect(tell(10, told.status('normal'))).toEqual([]);
  });
});

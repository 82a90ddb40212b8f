import { describe, expect, test } from 'vitest';
import { emptyMirror, withSnapshot, withUpdate } from '../../renderer/mirror.ts';
import { aPicture, aQueue } from './queues.ts';

const two = withSnapshot(emptyMirror, aPicture([aQueue('a'), aQueue('b')]));

describe('an update', () => {
  const updated = withUpdate(two, aPicture([aQueue('b', { callsWaiting: 3 })]));

  test('changes the queue that it names', () => {
    expect(updated.queues.get('b')?.callsWaiting).toBe(3);
  });

  test('leaves every other queue, and the order, the very same objects', () => {
    expect(updated.queues.get('a')).toBe(two.queues.get('a'));
    expect(updated.order).toBe(two.order);
  });

  test('that says what is known already changes nothing', () => {
    const repeated = withUpdate(two, aPicture([aQueue('a'), aQueue('b')]));
    expect(repeated.queues.get('a')).toBe(two.queues.get('a'));
    expect(repeated.queues.get('b')).toBe(two.queues.get('b'));
  });

  test('of an agent leaves the line of callers and the limits the very same objects', () => {
    const line = ['2026-11-18T09:14:20.000+01:00'];
    const waiting = withUpdate(two, aPicture([aQueue('b', { waitingSince: line })])).queues.get('b');
    const mirror = { total: null, order: ['b'], queues: new Map([['b', waiting ?? aQueue('b')]]) };
    const after = withUpdate(mirror, aPicture([aQueue('b', { waitingSince: [...line], agentsReady: 1 })])).queues.get(
      'b',
    );
    expect(after?.agentsReady).toBe(1);
    expect(after?.waitingSince).toBe(waiting?.waitingSince);
    expect(after?.limits).toBe(waiting?.limits);
  });

  test('with a queue never seen shows it last', () => {
    const grown = withUpdate(two, aPicture([aQueue('c')]));
    expect(grown.order).toEqual(['a', 'b', 'c']);
    expect(grown.queues.get('c')?.name).toBe('Queue c');
  });

  test('does not touch the mirror that it was made from', () => {
    expect(two.queues.get('b')?.callsWaiting).toBe(0);
  });
});

describe('a snapshot', () => {
  test('keeps the configured order, whatever the ids', () => {
    const ids = ['10', '2', '__proto__', 'a', '1'];
    const mirror = withSnapshot(emptyMirror, aPicture(ids.map((id) => aQueue(id))));
    expect(mirror.order).toEqual(ids);
    expect(ids.map((id) => mirror.queues.get(id)?.id)).toEqual(ids);
  });

  test('replaces everything: what it does not have is gone, and its order holds', () => {
    const anew = withSnapshot(two, aPicture([aQueue('c'), aQueue('b', { answeredToday: 128 })]));
    expect(anew.order).toEqual(['c', 'b']);
    expect(anew.queues.has('a')).toBe(false);
    expect(anew.queues.get('b')?.answeredToday).toBe(128);
  });

  test('keeps the identity of what is the same as before', () => {
    const anew = withSnapshot(two, aPicture([aQueue('a'), aQueue('b', { callsWaiting: 1 })]));
    expect(anew.order).toBe(two.order);
    expect(anew.queues.get('a')).toBe(two.queues.get('a'));
    expect(anew.queues.get('b')).not.toBe(two.queues.get('b'));
  });
});

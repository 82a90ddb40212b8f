import { describe, expect, it } from 'vitest';
import type { JsonValue } from '#core/said/input';
import { get, read } from './read.ts';

const arrival = '2026-11-18T09:14:31.250+01:00';
const ended = (parameters: { readonly [name: string]: JsonValue }) => read(get('ended', parameters, arrival));

describe('a plus and a space in an id are the same', () => {
  it.each([
    ['mK2+8+x', 'mK2 8 x'],
    ['mK2 8+x', 'mK2 8 x'],
    ['12434346.4560+', '12434346.4560'],
    ['+12434346.4560', '12434346.4560'],
    ['a++b', 'a  b'],
    ['q/==+', 'q/=='],
  ])('%s', (written, id) => {
    expect(ended({ UniqueCallId: written })).toMatchObject([{ id }]);
    const parameters = { UniqueCallId: '1.1', LinkedUniqueCallId: written, EmployeeLocalNumber: '0201' };
    expect(read(get('answered', parameters, arrival))).toMatchObject([{ leg: '1.1', linked: id }]);
    expect(ended({ UniqueCallId: '1.1', 'Transfered Unique ID': written })).toMatchObject([{ transferredCall: id }]);
  });

  it('and nothing else names no call', () => {
    expect(() => ended({ UniqueCallId: '+' })).toThrow('UniqueCallId is missing');
  });
});

describe('the length of an id', () => {
  it('200 characters are taken, and no more', () => {
    expect(ended({ UniqueCallId: 'x'.repeat(200) })).toHaveLength(1);
    expect(() => ended({ UniqueCallId: 'x'.repeat(201) })).toThrow('longer than 200');
    expect(() => ended({ UniqueCallId: '1', 'Transfered Unique ID': 'x'.repeat(201) })).toThrow('longer than 200');
  });
});

describe('the call that was sent on', () => {
  it.each(['Transfered Unique ID', 'TransferedUniqueId', 'transferred_unique_id'])('as %s', (name) => {
    expect(ended({ UniqueCallId: '1.2', Transfer: 'True', [name]: '1.1' })).toMatchObject([{ transferredCall: '1.1' }]);
  });

  it.each(['', '0', '[transfereduniqueid]', 'null', '1.2'])('is none where the phone system says "%s"', (value) => {
    const [fact] = ended({ UniqueCallId: '1.2', Transfer: 'True', 'Transfered Unique ID': value });
    expect(fact).not.toHaveProperty('transferredCall');
  });
});

describe('the path', () => {
  it.each(['ended/', 'ended ', 'ended//', 'ended / ', ' ended'])('"%s" is ended', (path) => {
    expect(read(get(path, { UniqueCallId: '1.1' }, arrival))).toMatchObject([{ kind: 'leg-ended' }]);
  });

  it.each(['queue/support/enter/', 'queue/support/enter ', 'queue/support /enter', 'queue/support/enter/ /'])(
    '"%s" is an entry',
    (path) => {
      expect(read(get(path, { UniqueCallId: '1.1' }, arrival))).toMatchObject([
        { kind: 'call-queued', queue: 'support' },
      ]);
    },
  );
});

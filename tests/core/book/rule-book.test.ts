import { describe, expect, it } from 'vitest';
import { ruleBook } from '#core/book/rule-book';
import { queueRules, rulesWith } from '../../support/facts.ts';

const rules = ruleBook(rulesWith({ shortAbandonSeconds: 10, agents: ['201', '0202'] }));

describe('the rules of a queue', () => {
  it('are asked in milliseconds, though they are written in seconds', () => {
    expect(rules.serviceLevel('support')).toBe(20_000);
    expect(rules.shortAbandon('support')).toBe(10_000);
    expect(rules.maxWait('support')).toBe(3_600_000);
  });

  it('lose no caller of a queue that is not configured: nothing is short there, and nobody has waited too long', () => {
    expect(rules.has('night')).toBe(false);
    expect(rules.shortAbandon('night')).toBe(0);
    expect(rules.maxWait('night')).toBe(Infinity);
    expect(rules.isFirstInFirstOut('night')).toBe(false);
    expect(rules.members('night')).toBeUndefined();
  });

  it('conclude from the order of service only where the queue has one', () => {
    expect(rules.isFirstInFirstOut('support')).toBe(true);
    expect(ruleBook(rulesWith({ order: 'other' })).isFirstInFirstOut('support')).toBe(false);
  });
});

describe('the members', () => {
  it('are told apart by their text', () => {
    expect(rules.isMember('support', '0202')).toBe(true);
    expect(rules.isMember('support', '202')).toBe(false);
  });

  it('may be anybody where nobody has said who they are', () => {
    const open = ruleBook({ timeZone: 'UTC', queues: [{ ...queueRules({ id: 'support' }), agents: undefined }] });
    expect(open.isMember('support', '299')).toBe(true);
    expect(open.members('support')).toBeUndefined();
  });

  it('are nobody where the list is known and empty', () => {
    const empty = rules.withMembers('support', []);
    expect(empty.members('support')).toEqual([]);
    expect(empty.isMember('support', '201')).toBe(false);
  });

  it('are replaced in that queue alone, and the older rules stay as they were', () => {
    const changed = rules.withMembers('support', ['204']);
    expect(changed.members('support')).toEqual(['204']);
    expect(changed.isMember('support', '201')).toBe(false);
    expect(changed.members('sales')).toEqual(['203', '204']);
    expect(rules.members('support')).toEqual(['201', '0202']);
  });

  it('told again are no news: the very same rules', () => {
    expect(rules.withMembers('support', ['201', '0202'])).toBe(rules);
    expect(rules.withMembers('night', ['201'])).toBe(rules);
  });
});

import { describe, expect, it } from 'vitest';
import {
  messageIn,
  messagesAsSetting,
  messagesIn,
  messageText,
  seemsJson,
} from '../../../renderer/forms/message-text.ts';

describe('what is sent', () => {
  it('is JSON where it is an object or a list, and else the text that it is', () => {
    expect(messageIn(' {"op": "ping"}')).toEqual({ op: 'ping' });
    expect(messageIn('["join", 1]')).toEqual(['join', 1]);
    expect(['0012', 'true', 'null', '"quoted"', '<a/>'].map(messageIn)).toEqual([
      '0012',
      'true',
      'null',
      '"quoted"',
      '<a/>',
    ]);
    expect(messageIn(' \n')).toBeUndefined();
  });

  it('that was meant to be JSON stays what was typed, and is known as that', () => {
    const broken = '{"op": ping}';
    expect([messageIn(broken), seemsJson(broken)]).toEqual([broken, true]);
    expect([seemsJson('hello'), seemsJson('{cursor},10'), seemsJson('[1')]).toEqual([false, false, true]);
  });

  it.each([undefined, 'hello', '0012', { op: 'ping' }, ['join', 1]])('is read as it was written: %j', (message) => {
    expect(messageIn(messageText(message))).toEqual(message);
  });

  it.each([undefined, 'hello', { a: 1 }, ['hello', { a: 1 }], [['join', 'calls']]])('one or several: %j', (setting) => {
    expect(messagesAsSetting(messagesIn(setting))).toEqual(setting);
  });

  it('one message that is a list does not become several', () => {
    expect(messagesAsSetting([['join', 'calls']])).toEqual([['join', 'calls']]);
    expect(messagesAsSetting([])).toBeUndefined();
  });
});

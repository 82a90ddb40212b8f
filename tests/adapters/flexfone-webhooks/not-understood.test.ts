import { describe, expect, it } from 'vitest';
import type { Input } from '#core/said/input';
import { NotUnderstood } from '#adapters/adapter';
import { flexfoneWebhooks } from '#adapters/flexfone-webhooks/index';
import { recorded, recordedByNote } from '#tests/support/fixtures';
import { surroundings } from '#tests/support/surroundings';
import { get, read } from './read.ts';

function refusal(input: Input): string {
  try {
    read(input);
  } catch (error) {
    if (error instanceof NotUnderstood) return error.message;
    throw error;
  }
  throw new Error('It was understood.');
}

describe('an input that makes no sense', () => {
  it.each(recorded('flexfone-webhooks', 'not-understood'))('is refused with a sentence: $note', ({ input }) => {
    const message = refusal(input);
    expect(message).toMatch(/^[A-Z].{10,}\.$/);
    expect(message).not.toContain('28374655');
  });

  it('is said to be of another account, without saying of which', () => {
    const input = recordedByNote('flexfone-webhooks', 'not-understood').get('another account');
    const message = input && refusal(input);
    expect(message).toContain('accountId');
    expect(message).not.toMatch(/471[12]/);
  });

  it('names the queues that there are where it is of another', () => {
    const message = refusal(get('queue/suport/enter', { uniquecallid: '1.1' }, '2026-11-18T09:14:31Z'));
    expect(message).toBe(
      'The queue "suport" in the address is not configured: did you mean "support"? Correct the address in the phone system.',
    );
    expect(refusal(get('queue/kasse/enter', { uniquecallid: '1.1' }, '2026-11-18T09:14:31Z'))).toBe(
      'The address names a queue, "kasse", that is not configured; the configured ones are: support, sales, 007.',
    );
    // What is no queue's name may be somebody's number.
    expect(refusal(get('queue/4512345678/enter', { uniquecallid: '1.1' }, '2026-11-18T09:14:31Z'))).toBe(
      'The address names a queue that is not configured; the configured ones are: support, sales, 007.',
    );
  });

  it('names the parameter that is missing', () => {
    expect(refusal(get('ended', {}, '2026-11-18T09:14:31Z'))).toContain('UniqueCallId');
    expect(refusal(get('outgoing', { UniqueCallId: '1.1' }, '2026-11-18T09:14:31Z'))).toContain('EmployeeLocalNumber');
  });

  it('is one that did not come as a web request', () => {
    expect(refusal({ kind: 'stream', at: 0, source: 'pbx', message: 'answered' })).toMatch(/web/);
  });
});

it('takes any account where none is configured', () => {
  const input = recordedByNote('flexfone-webhooks', 'not-understood').get('another account');
  if (input === undefined) throw new Error('The recorded input is gone.');
  expect(flexfoneWebhooks.read(input, flexfoneWebhooks.settings.parse({ secret: 's' }), surroundings)).toHaveLength(1);
});

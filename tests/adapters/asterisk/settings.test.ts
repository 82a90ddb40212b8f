import { describe, expect, it } from 'vitest';
import { asterisk } from '#adapters/asterisk/index';
import { settings } from './story.ts';

const { settings: schema, input } = asterisk;

function problem(changes: object): string | undefined {
  const issue = schema.safeParse({ ...settings, ...changes }).error?.issues[0];
  return issue && `${issue.path.join('.')}: ${issue.message}`;
}

describe('settings', () => {
  it('have the port of AMI and no TLS where nothing is said', () => {
    const { host, user, password, queues } = settings;
    expect(schema.parse({ host, user, password, queues })).toMatchObject({ port: 5038, tls: false });
  });

  it.each([
    [{ host: 'pbx:5038/ami' }, /^host: is not a host/],
    [{ host: '' }, /^host: /],
    [{ port: 0 }, /^port: /],
    [{ port: 65_536 }, /^port: /],
    [{ user: 'me\r\nAction: Originate' }, /^user: must be one line of text/],
    [{ password: 'secret\n' }, /^password: must be one line of text/],
    [{ password: '' }, /^password: /],
    [{ queues: {} }, /^queues: it is empty/],
    [{ queues: { support: 'hall', sales: 'Hall' } }, /^queues\.sales: names a queue of Asterisk that another/],
    [{ wrapUpSeconds: { support: -1 } }, /^wrapUpSeconds\.support: /],
    [{ wrapUpSeconds: { night: 5 } }, /^wrapUpSeconds\.night: is of a queue that "queues" does not name/],
    [{ certificateSha256: 'ab'.repeat(32) }, /^certificateSha256: is of no use without TLS/],
    [{ tls: true, certificateSha256: 'ab' }, /^certificateSha256: is not 64 hexadecimal digits/],
  ])('%o are refused', (changes, expected) => {
    expect(problem(changes)).toMatch(expected);
  });

  it('are where the hub connects, and the queues that it tells of', () => {
    const pin = 'AB:'.repeat(31) + 'AB';
    expect(input.endpoint(settings)).toStrictEqual({ host: '127.0.0.1', port: 5038 });
    expect(input.endpoint(schema.parse({ ...settings, tls: true, certificateSha256: pin, port: 5039 }))).toStrictEqual({
      host: '127.0.0.1',
      port: 5039,
      tls: { pinnedCertificate: pin },
    });
    expect(asterisk.queues(settings)).toStrictEqual(['support', 'sales']);
  });
});

import { describe, expect, it } from 'vitest';
import { cstaSettings } from '#adapters/csta/settings';
import { recordedSettings } from '#tests/support/fixtures';

const recorded = recordedSettings('csta');
const messageOf = (changes: object): string | undefined =>
  cstaSettings.safeParse({ ...recorded, ...changes }).error?.issues[0]?.message;

describe('settings', () => {
  it('need no more than where the switch is, its queues and its agents', () => {
    const { host, port, queues, agents } = recorded;
    expect(cstaSettings.parse({ host, port, queues, agents })).toMatchObject({ tls: false, session: 'application' });
  });

  it.each([
    ['no queue', { queues: {} }],
    ['a queue and an agent with one device', { queues: { support: '0201' } }],
    ['an agent twice, if otherwise written', { agents: ['201', 'N<201>Anna'] }],
    ['a certificate without encryption', { tls: false }],
    ['a certificate that is none', { certificateSha256: '3F' }],
    ['a number without quotes', { agents: [201] }],
  ])('refuse %s', (_what, changes) => {
    expect(messageOf(changes)).toEqual(expect.any(String));
  });
});

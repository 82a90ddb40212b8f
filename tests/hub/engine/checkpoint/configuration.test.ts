import { describe, expect, it } from 'vitest';
import { createConfig } from '#hub/config/config';
import { configurationDigest } from '#hub/engine/checkpoint/configuration';
import { recordedSettings } from '#tests/support/fixtures';
import { secret, twoQueues } from '#tests/support/configurations';

const queues = ['support', 'sales', '007'].map((id) => ({ id, name: id }));
const digestOf = (source: object): string =>
  configurationDigest(createConfig(twoQueues({ queues, sources: [{ id: 'pbx', ...source }] }), { environment: {} }));

describe.each([
  ['flexfone-webhooks', { secret: `${secret}-new` }],
  ['flexfone-webhooks', { previousSecret: `${secret}-old` }],
  ['flexfone-api', { hash: 'another' }],
  ['asterisk', { password: 'another-secret-for-the-tests' }],
])('of %s', (adapter, changed) => {
  const settings = { ...recordedSettings(adapter), adapter };

  it(`what nobody counts by is not in it: ${Object.keys(changed).join()}`, () => {
    expect(digestOf({ ...settings, ...changed })).toBe(digestOf(settings));
  });
});

it('all else is', () => {
  const settings = { ...recordedSettings('asterisk'), adapter: 'asterisk' };
  const digests = [
    {},
    { host: '10.1.1.21' },
    { wrapUpSeconds: { support: 6 } },
    { queues: { support: 'other' }, wrapUpSeconds: {} },
  ];
  expect(new Set(digests.map((changed) => digestOf({ ...settings, ...changed }))).size).toBe(digests.length);
});

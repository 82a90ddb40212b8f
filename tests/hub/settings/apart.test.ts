import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adapters } from '#adapters/index';
import { createConfig } from '#hub/config/config';
import { secretsApart } from '#hub/settings/apart';
import { secretPlaces } from '#hub/settings/secret-places';
import { recordedSettings } from '#tests/support/fixtures';
import { secret, twoQueues } from '#tests/support/configurations';
import type { JsonValue } from '#core/said/input';

const apart = (configuration: unknown, kept = {}, before: unknown = null) =>
  secretsApart(configuration as JsonValue, kept, before as JsonValue);

describe('secrets are taken out of settings', () => {
  it('each becomes a reference, and together they make the same configuration', () => {
    const whole = twoQueues({ board: { port: 0, token: 'board-token-of-some-length' } });
    const { configuration, secrets } = apart(whole);
    expect(configuration).toMatchObject({
      sources: [{ secret: '${secret:pbx.secret}' }],
      board: { token: '${secret:board.token}' },
    });
    expect(secrets).toEqual({ 'pbx.secret': secret, 'board.token': 'board-token-of-some-length' });
    const [one, other] = [
      createConfig(configuration, { environment: {}, secrets }),
      createConfig(whole, { environment: {} }),
    ];
    expect(JSON.stringify(one)).toBe(JSON.stringify(other));
  });

  it('what refers to a secret, or to the environment, stays as it is', () => {
    const whole = twoQueues({ sources: [{ id: 'pbx', adapter: 'flexfone-webhooks', secret: '${env:FLEXFONE}' }] });
    expect(apart(whole)).toEqual({ configuration: whole, secrets: {} });
    const kept = { 'pbx.secret': 'kept', gone: 'of nobody' };
    const referring = twoQueues({
      sources: [{ id: 'pbx', adapter: 'flexfone-webhooks', secret: '${secret:pbx.secret}' }],
    });
    expect(apart(referring, kept)).toEqual({ configuration: referring, secrets: { 'pbx.secret': 'kept' } });
  });

  it('a new one in the place of a kept one takes its name; two of one name are told apart', () => {
    const before = apart(twoQueues());
    const changed = twoQueues({
      sources: [{ id: 'pbx', adapter: 'flexfone-webhooks', secret: 'another', previousSecret: '${secret:pbx.secret}' }],
    });
    const after = apart(changed, before.secrets, before.configuration);
    expect(after.secrets).toEqual({ 'pbx.secret': secret, 'pbx.secret-2': 'another' });
    const replaced = apart(
      twoQueues({ sources: [{ id: 'pbx', adapter: 'flexfone-webhooks', secret: 'new' }] }),
      before.secrets,
      before.configuration,
    );
    expect(replaced.secrets).toEqual({ 'pbx.secret': 'new' });
  });

  it('whatever is there, right or wrong, no value at a secret place stays', () => {
    const value = fc.oneof(fc.string(), fc.constant(secret), fc.integer(), fc.dictionary(fc.string(), fc.string()));
    const source = fc.record({
      id: value,
      adapter: fc.constantFrom(...adapters.map(({ id }) => id)),
      secret: value,
      password: value,
      headers: value,
      auth: fc.record({ password: value, token: value }),
    });
    fc.assert(
      fc.property(fc.record({ sources: fc.array(source), board: fc.record({ token: value }) }), (configuration) => {
        const { configuration: clean, secrets } = apart(configuration);
        for (const { value: found } of secretPlaces(clean)) expect(found).toMatch(/^\$\{(?:env|secret):[^}]+\}$/);
        expect(apart(clean, secrets)).toEqual({ configuration: clean, secrets });
      }),
    );
  });
});

describe.each(adapters.map((adapter) => ({ id: adapter.id, adapter })))('of $id', ({ id, adapter }) => {
  it('every setting that is called a secret, or stands in a header, is one', () => {
    const settings = recordedSettings(id);
    const names = new Set(secretPlaces({ sources: [{ ...settings, id: 'x', adapter: id }] }).map(({ name }) => name));
    for (const path of leavesOf(settings)) {
      if (!/(?:password|secret|hash|headers\..*|auth\.(?:value|token))$/i.test(path)) continue;
      expect([...names]).toContain(`x.${path}`);
    }
  });

  it('and each that it names is a setting of its own', () => {
    const shape = JSON.stringify(Object.keys((adapter.settings as { shape?: object }).shape ?? {}));
    for (const path of adapter.secrets) expect(shape).toContain(`"${path.split('.')[0]}"`);
  });
});

it('an address with a sign-in or a key in it is one secret; another is none', () => {
  const url = (text: string) =>
    secretPlaces({ sources: [{ id: 'x', adapter: 'rest', url: text }] }).map(({ name }) => name);
  for (const text of [
    'postgres://anna:hemmelig@db/calls',
    'https://pbx.example/calls?api_key=abc',
    'https://pbx.example/?token=1&x=2',
  ])
    expect(url(text)).toEqual(['x.url']);
  for (const text of ['https://pbx.example/calls?page={page}', 'postgres://db/calls', 'https://pbx.example/'])
    expect(url(text)).toEqual([]);
});

function leavesOf(value: unknown, path = ''): readonly string[] {
  if (typeof value === 'string') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => leavesOf(each, path === '' ? key : `${path}.${key}`));
}

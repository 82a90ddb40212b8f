import { describe, expect, test } from 'vitest';
import { Busy, NotUnderstood, SignInRefused, Unreachable } from '#adapters/adapter';
import { account, connect, hash } from './poll-once.ts';

const facts = [
  { kind: 'agent-named', agent: '0201', name: 'Anna Kjær' },
  { kind: 'agent-named', agent: '202', name: 'Mikkel & Søn' },
  { kind: 'agent-named', agent: '203', name: 'Sofie "Sif" Lind' },
  { kind: 'agent-named', agent: '204', name: 'Jens Bæk' },
  { kind: 'queue-members', queue: 'support', agents: ['0201', '202'] },
  { kind: 'call-flow', flow: '6001', name: 'Lukket', active: false },
  { kind: 'call-flow', flow: '6002', name: 'Ferie', active: true },
].map((fact) => ({ ...fact, source: 'pbx', at: 0 }));

test.each(['asAsked', 'xml'] as const)('one poll, where it speaks %s', async (speaks) => {
  const { poll, server } = await connect({ speaks });
  expect(await poll()).toEqual(facts);
  expect(server.asked).toEqual(['GET /api/employee', 'GET /api/Callflow']);
});

test('an address that ends in a slash is the same', async () => {
  const { poll, server, settings } = await connect();
  Object.assign(settings, { baseUrl: `${server.baseUrl}//` });
  expect(await poll()).toEqual(facts);
});

describe('trouble is told as a sentence, and what kind it is:', () => {
  test.each([
    ['refused', SignInRefused],
    ['busy', Busy],
    ['failing', Unreachable],
    ['echoes', Unreachable],
    ['half', Unreachable],
    ['dies', Unreachable],
    ['slow', Unreachable],
    ['html', NotUnderstood],
    ['wrongTypes', NotUnderstood],
  ] as const)('%s', async (nasty, kind) => {
    const { poll, server } = await connect({}, {}, nasty === 'slow' ? 300 : undefined);
    server.nasty(nasty);
    const error: unknown = await poll().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(kind);
    const { message } = error as Error;
    expect(message).toMatch(/^[A-Z].*[.?]$/);
    expect(message).not.toContain(hash);
    server.nasty('none');
    expect(await poll()).toEqual(facts);
  });

  test.each([{ hash: 'another' }, { account: `${account}0` }])('%j', async (changes) => {
    const { poll } = await connect({}, changes);
    await expect(poll()).rejects.toThrow(SignInRefused);
  });
});

test('settings: secrets have no place in the address', async () => {
  for (const baseUrl of [
    'https://user:pass@example.com/api',
    'https://example.com/api?hash=x',
    'ftp://example.com',
    'x',
  ]) {
    await expect(connect({}, { baseUrl })).rejects.toThrow('is not an address');
  }
});

import type { JsonValue } from '#core/said/input';
import { describe, expect, test } from 'vitest';
import { flexfoneApi } from '#adapters/flexfone-api/index';
import { surroundings } from '#tests/support/surroundings';
import { connect, myfone } from './poll-once.ts';

describe('set-call-flow', () => {
  test.each(['asAsked', 'xml'] as const)('switches, and reads back (%s)', async (speaks) => {
    const { perform, server } = await connect({ speaks });
    expect(await perform('set-call-flow', { flow: '6001', active: true })).toBe(
      'The call flow "Lukket" is now active.',
    );
    expect(server.asked).toEqual([
      'GET /api/Callflow',
      'POST /api/Callflow/SetCallFlowState?localnumber=6001&active=true',
      'GET /api/Callflow',
    ]);
    expect(await perform('set-call-flow', { flow: '6001', active: false })).toBe(
      'The call flow "Lukket" is now not active.',
    );
  });

  test('asks for nothing that is so already', async () => {
    const { perform, server } = await connect();
    expect(await perform('set-call-flow', { flow: '6002', active: true })).toBe(
      'The call flow "Ferie" was already active.',
    );
    expect(server.asked).toEqual(['GET /api/Callflow']);
  });

  test('is not done because the PBX says so', async () => {
    const { perform, server } = await connect();
    server.nasty('ignores');
    await expect(perform('set-call-flow', { flow: '6001', active: true })).rejects.toThrow(
      'Flexfone took the order, but the call flow "Lukket" is still not active.',
    );
  });

  test('knows only the flows that there are', async () => {
    const { perform, server } = await connect();
    await expect(perform('set-call-flow', { flow: '7001', active: true })).rejects.toThrow('no variable call flow');
    expect(server.asked).toEqual(['GET /api/Callflow']);
  });
});

describe('make-call', () => {
  test.each([
    ['the phones of the user', {}, ''],
    ['a device', { device: '200009' }, '200009'],
    ['the only phone of an agent', { agent: '0201' }, '200001'],
  ])('rings %s', async (_what, who, device) => {
    const { perform, server } = await connect();
    expect(await perform('make-call', { number: '+45 86 51 51 51', ...who })).toMatch(/^Flexfone took the order/);
    expect(server.calls).toEqual([{ device, callee: '+4586515151' }]);
  });

  test.each([
    [{ agent: '202' }, 'The agent has 2 phones: name one as "device".'],
    [{ agent: '203' }, 'The agent has no phone.'],
    [{ agent: '299' }, 'Flexfone knows no such request'],
  ])('of %j is not made', async (who, problem) => {
    const { perform, server } = await connect();
    await expect(perform('make-call', { number: '86515151', ...who })).rejects.toThrow(problem);
    expect(server.calls).toEqual([]);
  });

  const refusals: readonly (readonly [body: JsonValue, reason: string])[] = [
    [false, 'not why'],
    ['false', 'not why'],
    ['<boolean>false</boolean>', 'not why'],
    [{ Success: false, Message: 'Forkert adgangskode' }, '"Forkert adgangskode"'],
    [{ success: 'False', message: null }, 'not why'],
    [{ Message: 'Ring til 86 51 51 51', Success: 0 }, '"Ring til …"'],
    ['<ActionResponse><Message>Ukendt enhed</Message><Success>false</Success></ActionResponse>', '"Ukendt enhed"'],
  ];
  test.each(refusals)('is not made where it is answered with %j', async (body, reason) => {
    const { settings } = await connect();
    const [, makeCall] = flexfoneApi.actions;
    const ask = async () => ({ status: 200, body });
    const context = { settings, surroundings, now: 0, memory: undefined, ask };
    await expect(makeCall?.perform({ number: '86515151' }, context)).rejects.toThrow(`Flexfone refused a call`);
    await expect(makeCall?.perform({ number: '86515151' }, context)).rejects.toThrow(reason);
  });

  test.each<[JsonValue]>([[''], [{ Success: true, Message: '' }], ['<a><Success>true</Success></a>'], [null], ['ok']])(
    'is made where it is answered with %j',
    async (body) => {
      const { settings } = await connect();
      const [, makeCall] = flexfoneApi.actions;
      const ask = async () => ({ status: 200, body });
      const context = { settings, surroundings, now: 0, memory: undefined, ask };
      await expect(makeCall?.perform({ number: '86515151' }, context)).resolves.toMatchObject({
        da: expect.stringContaining('taget imod') as string,
      });
    },
  );

  test('needs a sign-in of its own, and the right one', async () => {
    const { perform, settings } = await connect({ myfone: { ...myfone, password: 'another' } });
    await expect(perform('make-call', { number: '86515151' })).rejects.toThrow('myfone refuses');
    Object.assign(settings, { myfone: undefined });
    await expect(perform('make-call', { number: '86515151' })).rejects.toThrow('Calls need "myfone"');
  });
});

describe('parameters', () => {
  const [setCallFlow, makeCall] = flexfoneApi.actions;
  test.each([
    {},
    { flow: 6001, active: true },
    { flow: '6001' },
    { flow: '6001&active=true', active: true },
    { flow: '6001', active: 'true' },
    { flow: '6001', active: true, hash: 'x' },
  ])('%j is no call flow', (parameters) => {
    expect(setCallFlow?.parameters.safeParse(parameters).success).toBe(false);
  });
  test.each([
    {},
    { number: '' },
    { number: '86515151; DROP' },
    { number: '86515151', device: 'x' },
    { number: '86515151', device: '1', agent: '2' },
    { number: '123456789012345678901' },
  ])('%j is no call', (parameters) => {
    expect(makeCall?.parameters.safeParse(parameters).success).toBe(false);
  });
});

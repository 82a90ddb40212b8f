import { describe, expect, it } from 'vitest';
import { eventually } from '#tests/support/eventually';
import { patient } from '#tests/support/patient';
import { served, streamOf } from './served.ts';

describe('a picture of a screen', () => {
  it('goes from the screen that was asked to whoever asked, and from no other', async () => {
    const hub = await served();
    const [one, other] = [await hub.pair('Den ene'), await hub.pair('Den anden')];
    const path = `/api/screens/${one.id}/picture`;
    expect((await hub.ask('POST', path, {})).status).toBe(409);
    expect((await hub.ask('POST', path, {}, one.token)).status).toBe(403);
    const stream = await streamOf(hub.addresses.board, one.token);
    await eventually('the snapshot', () => stream.text.includes('snapshot'));
    const orders = () =>
      [...stream.text.matchAll(/event: pictureWanted\ndata: \{"order":"([^"]+)"\}/g)].map(([, id]) => id);
    const send = async (order: string | undefined, image: unknown, from = one.token) =>
      (await hub.ask('POST', '/api/screen/picture', { order, image }, from)).status;

    const asked = hub.ask('POST', path, {});
    await eventually('the order', () => orders().length === 1);
    const [order] = orders();
    expect(await send('another', 'abcd')).toBe(404);
    expect(await send(order, 'abcd', other.token)).toBe(404);
    expect(await send(order, 'no Base64!')).toBe(400);
    expect(await send(order, 'a'.repeat(1_000_001))).toBe(400);
    expect(await send(order, 'a'.repeat(1_000_000))).toBe(200);
    expect(((await asked).body as { image: string }).image).toHaveLength(1_000_000);
    expect(await send(order, 'abcd')).toBe(404);

    const again = hub.ask('POST', path, {});
    await eventually('the next order', () => orders().length === 2);
    expect(await send(orders()[1], null)).toBe(200);
    expect((await again).body).toEqual({ image: null });
  });

  it('that does not come is waited for no longer than it takes, and eight are under way at once', patient, async () => {
    const hub = await served();
    const one = await hub.pair('Den ene');
    const stream = await streamOf(hub.addresses.board, one.token);
    await eventually('the snapshot', () => stream.text.includes('snapshot'));
    const path = `/api/screens/${one.id}/picture`;
    const asked = Array.from({ length: 9 }, async () => (await hub.ask('POST', path, {})).status);
    const answers = (await Promise.all(asked)).toSorted((one, other) => one - other);
    expect(answers).toEqual([429, ...Array<number>(8).fill(504)]);
  });
});

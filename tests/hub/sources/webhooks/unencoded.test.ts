import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { allRead, open, openBothEnds, readAnswers, readToEnd, talk } from '#tests/hub/wire';
import { secret, startListener, type TestListener } from './listener.ts';

let listener: TestListener;
beforeAll(async () => {
  listener = await startListener();
});
beforeEach(() => {
  listener.taken.length = 0;
});
afterAll(() => listener.close());

const enter = `/hooks/pbx/${secret}/queue/h/enter?uniquecallid=Q.1&callername=`;
const rest = ' HTTP/1.1\r\nHost: x\r\n\r\n';

async function statuses(parts: readonly string[]): Promise<readonly number[]> {
  const answers = readAnswers(await talk(listener.url, parts, 20));
  for (const { body } of answers) expect(body).toBe('');
  return answers.map(({ status }) => status);
}

describe('a name that nobody encoded', () => {
  const whole = `GET ${enter}22334455 - S\u00F8ren L\u00E6rke Holm${rest}`;
  const cutBefore = (...texts: readonly string[]): readonly string[] => {
    const cuts = [0, ...texts.map((text) => whole.indexOf(text)), whole.length];
    return cuts.slice(1).map((cut, index) => whole.slice(cuts[index], cut));
  };

  test.each<[string, readonly string[]]>([
    ['in one packet', [whole]],
    ['cut in the name', cutBefore('ren L')],
    ['cut before anything is wrong with it', cutBefore('34455')],
    ['cut in the method', cutBefore('ET ')],
    ['cut in the middle of the end', cutBefore('\n\r\n')],
    ['cut in a header', cutBefore('ost: x')],
    ['cut at the space before HTTP', cutBefore(' HTTP')],
    ['in five packets', cutBefore('hooks', '4455', '\u00E6rke', 'TP/1.1', '\r\n\r\n')],
    ['a byte at a time', [whole.slice(0, -40), ...whole.slice(-40).split('')]],
    ['to an absolute address', [whole.replace('/hooks', 'http://pbx.example/hooks')]],
    ['to an absolute address, cut', ['GET http://pbx.ex', `ample${whole.slice(4)}`]],
  ])('%s is understood', async (_how, parts) => {
    expect(await statuses(parts)).toEqual([200]);
    const query = { uniquecallid: 'Q.1', callername: '22334455 - Søren Lærke Holm' };
    expect(listener.taken).toEqual([{ source: 'pbx', request: { method: 'GET', path: 'queue/h/enter', query } }]);
  });

  test('on a connection that was used before', async () => {
    const { client, server } = await openBothEnds(listener.url);
    const heard = readToEnd(client);
    for (const part of [`POST ${enter}a HTTP/1.1\r\nContent-Length: 3\r\n\r\n`, 'a=1', `GET ${enter}b${rest}`]) {
      client.write(part);
      await allRead({ client, server });
    }
    await expect.poll(() => listener.taken.length).toBe(2);
    for (const part of [whole.slice(0, 60), whole.slice(60)]) {
      client.write(Buffer.from(part, 'latin1'));
      await allRead({ client, server });
    }
    expect(readAnswers(await heard).map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  test('with spaces at the end of the path', async () => {
    const head = `GET /hooks/pbx/${secret}/answered  HTTP/1.1\r\nConnection: close\r\n\r\n`;
    expect(await statuses([head])).toEqual([200]);
    expect(listener.taken[0]?.request.path.trim()).toBe('answered');
  });
});

describe('what only looks like it', () => {
  test.each<[string, readonly string[], readonly number[]]>([
    ['a wrong secret', [`GET /hooks/pbx/wrong/x?n=S\u00F8`, `ren${rest}`], [404]],
    ['an Origin', [`GET ${enter}S\u00F8`, `ren HTTP/1.1\r\nOrigin: x\r\n\r\n`], [403]],
    ['a body', [`GET ${enter}S\u00F8`, `ren HTTP/1.1\r\nContent-Length: 3\r\n\r\na=1`], [400]],
    ['a control character', [`GET ${enter}S\u00F8`, '\u0007'], [400]],
    ['another version', [`GET ${enter}S\u00F8`, 'ren HTTP/9.9\r\n'], [400]],
    ['more than a head may hold', [`GET ${enter}S\u00F8`, 'x'.repeat(9_000)], [400]],
  ])('%s is refused at once', async (_what, parts, expected) => {
    expect(await statuses(parts)).toEqual(expected);
    expect(listener.taken).toEqual([]);
  });

  test('one whose end never comes is given up as any other', async () => {
    const socket = await open(listener.url);
    const heard = readToEnd(socket);
    socket.write(Buffer.from(`GET ${enter}S\u00F8`, 'latin1'));
    expect(readAnswers(await heard)).toMatchObject([{ status: 408, body: '' }]);
  }, 30_000);
});

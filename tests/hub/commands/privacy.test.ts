import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { HubAddresses } from '#hub/hub';
import { talk } from '#tests/hub/wire';
import { startServe } from '#tests/support/commands';
import { secret, twoQueues } from '#tests/support/configurations';
import { runReplay } from '#tests/support/replays';
import { tempFile, tempFolder } from '#tests/support/temp-folder';
import { isWindows } from '#tests/support/windows';

const number = '28374655';
const nationalId = '070761-4285';
const token = 'the-board-token-that-nobody-else-knows';
/** A typing error away from the right one: whoever reads it knows the secret. */
const wrong = `${secret.slice(0, -1)}B`;
/** Parts are as telling as the whole. */
const private_ = [number, nationalId, nationalId.replace('-', ''), secret.slice(0, 16), secret.slice(-16, -1), token];

interface Planted {
  readonly path: string;
  readonly method?: string;
  readonly body?: string;
  readonly headers?: { readonly [name: string]: string };
}

/** Requests to the webhooks' port: right ones and wrong ones, with a number wherever one can stand. */
function planted(key: string): readonly Planted[] {
  const under = `/hooks/pbx/${key}`;
  const parameters = `UniqueCallId=1.1&EmployeeLocalNumber=0201&ANumber=${number}&CallerName=${nationalId}`;
  return [
    { path: `${under}/answered?${parameters}` },
    { path: `${under}/answered`, method: 'POST', body: parameters },
    {
      path: `${under}/answered`,
      method: 'POST',
      body: JSON.stringify({ UniqueCallId: '1.2', ANumber: Number(number) }),
    },
    { path: `${under}/answered?ANumber=${number}`, method: 'POST', body: `<xml>${number}</xml>` },
    { path: `${under}/answered`, method: 'POST', body: `{"ANumber": "${number}"` },
    { path: `${under}/answered`, method: 'POST', body: number.repeat(3_000) },
    { path: `${under}/ended?Transfered%20number=${number}` },
    { path: `${under}/outgoing?UniqueCallId=${number}&BNumber=${number}` },
    { path: `${under}/queue/${number}/enter?uniquecallid=1.1&callerid=${number}` },
    { path: `${under}/queue/support/enter?uniquecallid=${number}&callername=${number}+-+Hovednummer` },
    { path: `${under}/queue/support/${number}` },
    { path: `${under}/${number}/${nationalId}?${number}=${number}` },
    { path: `${under}/%ff%00${number}?%=%E6${number}` },
    { path: `${under}/answered?${parameters}`, method: 'PUT', body: parameters },
    { path: `${under}/answered?${parameters}`, method: 'HEAD' },
    { path: `${under}/answered?${parameters}`, headers: { Origin: `http://${number}.example` } },
    {
      path: `${under}/incoming`,
      headers: { 'X-Caller': number, 'X-Secret': key, Cookie: `caller=${number}`, Referer: key },
    },
    { path: `/hooks/${number}/${key}/answered?${parameters}` },
    { path: `/${key}/${number}` },
  ];
}

async function say(url: string, { path, method = 'GET', body, headers = {} }: Planted): Promise<number> {
  const response = await fetch(`${url}${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
  await response.arrayBuffer();
  return response.status;
}

/** What no HTTP client would say. */
function malformed(key: string): readonly string[] {
  const start = `GET /hooks/pbx/${key}/answered?ANumber=${number}`;
  return [
    `${start} HTTP/1.1\r\nHost: ${number}\r\nX-${number}\r\n\r\n`,
    `${start}\r\n\r\n`,
    `${start} ${number} HTTP/1.1\r\nHost: a\r\n\r\n`,
    `POST /hooks/pbx/${key}/answered HTTP/1.1\r\nHost: a\r\nContent-Length: ${number}x\r\n\r\n${number}`,
    `POST /hooks/pbx/${key}/answered HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz${number}\r\n`,
    `${start} HTTP/1.1\r\nHost: a\r\nX-Number: ${number.repeat(2_000)}\r\n\r\n`,
  ];
}

async function plant({ webhooks, board }: HubAddresses): Promise<readonly number[]> {
  const statuses: number[] = [];
  for (const key of [secret, wrong]) {
    for (const request of planted(key)) statuses.push(await say(webhooks, request));
    for (const text of malformed(key)) await talk(webhooks, [text]);
  }
  for (const path of [
    `/?token=${token}`,
    `/api/queues/${number}?token=${token}`,
    `/${number}?${secret}`,
    `/api/%ff${number}`,
  ]) {
    statuses.push(await say(board, { path }));
    statuses.push(await say(board, { path, headers: { Authorization: `Bearer ${token}`, 'X-Number': number } }));
    statuses.push(await say(board, { path, headers: { Authorization: `Bearer ${token.slice(0, -1)}`, Host: number } }));
  }
  await talk(board, [`GET /${number}?token=${token} HTTP/1.1\r\nHost: ${number}\r\nX ${number}\r\n\r\n`]);
  return statuses;
}

describe('no log line and no output holds a phone number, a national id, a secret or a token', () => {
  it.skipIf(isWindows)('of serve, at the most talkative level, whatever it is told', async () => {
    const overrides = { board: { port: 0, token } };
    const configFile = tempFile('config.json', JSON.stringify(twoQueues(overrides)));
    const serve = await startServe(['--config', configFile, '--data', tempFolder()], { LOG_LEVEL: 'trace' });
    const statuses = await plant(serve.addresses);
    // They did get in, and were refused, each where it should be: else this test tests nothing.
    expect(new Set(statuses)).toStrictEqual(new Set([200, 401, 403, 404, 413]));
    const sources = await fetch(`${serve.addresses.board}/api/sources`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    const report = await sources.text();
    expect(report).toMatch(/"rejected":[1-9]/);
    const metrics = await fetch(`${serve.addresses.board}/metrics`, { headers: { Authorization: `Bearer ${token}` } });
    const text = await metrics.text();
    serve.process.kill('SIGTERM');
    const { code, stdout, stderr } = await serve.ended;
    expect(code).toBe(0);
    expect(stderr).toContain('An input made no sense');
    for (const word of private_) {
      for (const output of [stdout, stderr, report, text]) expect(output).not.toContain(word);
    }
  });

  it('of serve that cannot start', async () => {
    const environment = { LOG_LEVEL: 'trace', SECRET: `${secret}/${randomBytes(4).toString('hex')}` };
    const sources = [{ id: 'pbx', adapter: 'flexfone-webhooks', secret: '${env:SECRET}', accountId: Number(number) }];
    const { code, stdout, stderr } = await runReplay(twoQueues({ sources }), '', [], environment);
    expect(code).toBe(2);
    expect(stderr).toContain('config: sources[0].secret');
    for (const word of private_) expect(stdout + stderr).not.toContain(word);
  });
});

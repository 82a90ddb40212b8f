import { existsSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { createActions, type Actions, type ActionsOptions } from '#hub/actions/actions';
import type { PerformableAction } from '#hub/actions/desk';
import { createAuditLog, type AuditEntry } from '#hub/actions/audit';
import { tempFolder } from '#tests/support/temp-folder';
import { startBoard, type TestBoard } from '../board/board.ts';
import { runningClock } from '#tests/support/clocks';

export const token = 'a-token-of-some-length';

export interface ActionsBoard {
  readonly actions: Actions;
  readonly board: TestBoard;
  /** What was done, in order. */
  readonly done: unknown[];
  /** Both files of the audit log: what was done, then who was refused. */
  audit(): readonly AuditEntry[];
  auditText(): string;
  /** Asks for an action, with the token as Bearer unless the headers are others. */
  post(
    path: string,
    body: unknown,
    headers?: Record<string, string>,
  ): Promise<{ status: number; body: unknown; retryAfter?: string | undefined }>;
}

/** The real board server with one action, `pbx/call`, which does what `perform` says. */
export async function startActions(
  perform: (parameters: unknown) => Promise<string> = async () => 'The phone rings.',
  changes: Partial<ActionsOptions> = {},
): Promise<ActionsBoard> {
  const file = join(tempFolder(), 'actions.ndjson');
  const done: unknown[] = [];
  const parameters = z.strictObject({
    number: z.string().regex(/^\d+$/, 'must be a number'),
    note: z.string().optional(),
  });
  const logLines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line) => void logLines.push(line) });
  const action: PerformableAction = {
    source: 'pbx',
    id: 'call',
    title: 'Calls a number.',
    parameters,
    perform(said) {
      done.push(said);
      return perform(said);
    },
  };
  const options: ActionsOptions = {
    actions: () => [action],
    token: () => token,
    audit: createAuditLog(file),
    clock: runningClock('2026-11-18T09:14:31.250+01:00'),
    timeZone: () => 'Europe/Copenhagen',
    log,
    ...changes,
  };
  const settings = { host: '127.0.0.1', port: 0, token: options.token() };
  const actions = createActions(options);
  const board = await startBoard({ settings, actions, log });
  onTestFinished(() => board.close());
  const auditText = (): string =>
    [file, file.replace('.ndjson', '-refused.ndjson')]
      .map((each) => (existsSync(each) ? readFileSync(each, 'utf8') : ''))
      .join('');
  return {
    actions,
    board,
    done,
    auditText,
    audit: () =>
      auditText()
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as AuditEntry),
    post: (path, body, headers = { Authorization: `Bearer ${token}` }) =>
      post(`${board.url}/api/actions/${path}`, typeof body === 'string' ? body : JSON.stringify(body), {
        'Content-Type': 'application/json',
        ...headers,
      }),
  };
}

function post(url: string, body: string, headers: Record<string, string>) {
  return new Promise<{ status: number; body: unknown; retryAfter?: string | undefined }>((resolve, reject) => {
    const asking = request(url, { method: 'POST', headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          body: JSON.parse(text) as unknown,
          ...(response.headers['retry-after'] !== undefined && { retryAfter: response.headers['retry-after'] }),
        }),
      );
    });
    asking.on('error', reject).end(body);
  });
}

import { existsSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { createAuditLog, type AuditEntry } from '#hub/actions/audit';
import { createActionDesk, type DeskOptions } from '#hub/actions/desk';
import { desktop } from '#hub/asks/asker';
import type { AnswerOf, ArgumentsOf, AskName } from '#core/asks/table';
import { tempFolder } from '#tests/support/temp-folder';
import { startBoard, type TestBoard } from '../board/board.ts';
import { runningClock } from '#tests/support/clocks';

export const token = 'a-token-of-some-length';

export interface ActionsBoard {
  /** As from the desktop's own window. */
  ask<Name extends AskName>(name: Name, ...args: ArgumentsOf<Name>): Promise<AnswerOf<Name>>;
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
  changes: Partial<DeskOptions> & { readonly token?: string | undefined } = {},
): Promise<ActionsBoard> {
  const boardToken = 'token' in changes ? changes.token : token;
  const file = join(tempFolder(), 'actions.ndjson');
  const done: unknown[] = [];
  const parameters = z.strictObject({
    number: z.string().regex(/^\d+$/, 'must be a number'),
    note: z.string().optional(),
  });
  const logLines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line) => void logLines.push(line) });
  const options: DeskOptions = {
    actions: () => [
      {
        source: 'pbx',
        id: 'call',
        title: 'Calls a number.',
        parameters,
        perform(said) {
          done.push(said);
          return perform(said);
        },
      },
    ],
    audit: createAuditLog(file),
    clock: runningClock('2026-11-18T09:14:31.250+01:00'),
    timeZone: () => 'Europe/Copenhagen',
    log,
    ...changes,
  };
  const settings = { host: '127.0.0.1', port: 0, ...(boardToken !== undefined && { token: boardToken }) };
  const board = await startBoard({ settings, actions: createActionDesk(options), log });
  onTestFinished(() => board.close());
  const auditText = (): string =>
    [file, file.replace('.ndjson', '-refused.ndjson')]
      .map((each) => (existsSync(each) ? readFileSync(each, 'utf8') : ''))
      .join('');
  return {
    ask: (name, ...args) => board.asks.take(name, { asker: desktop, read: () => args }),
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

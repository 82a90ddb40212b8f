import type { Request, Response } from 'express';
import type { AnswerOf, AskName } from '#core/asks/table';
import type { BoardSetup } from '#core/board/bridge';
import { csvOf } from '#core/history/csv';
import { columns } from '#core/history/row';
import { outboundColumns } from '#core/outbound/report';

type Writers = { readonly [Name in AskName]?: (answer: AnswerOf<Name>, setup: BoardSetup) => string };

/** The answers that are also given as CSV, in the configured language. */
const writers: Writers = {
  history: ({ rows }, { language }) => csvOf(columns, rows, language),
  outbound: ({ rows }, { language }) => csvOf(outboundColumns, rows, language),
};

/** Whether that is what is asked for. */
export function wantsCsv(name: AskName, request: Request): boolean {
  return writers[name] !== undefined && request.accepts(['json', 'text/csv']) === 'text/csv';
}

export function sendCsv<Name extends AskName>(
  response: Response,
  name: Name,
  answer: AnswerOf<Name>,
  setup: BoardSetup,
) {
  const write = writers[name] as (answer: AnswerOf<Name>, setup: BoardSetup) => string;
  response.set({
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${name}.csv"`,
  });
  response.send(write(answer, setup));
}

import express from 'express';
import type { Request, RequestHandler, Response, Router } from 'express';
import { argumentsOverHttp } from '#core/asks/over-http';
import { type AskName, askNames, askOf } from '#core/asks/table';
import { inBothIfTranslated } from '#core/said/sentence';
import { second } from '#core/time/instant';
import { type BoardKey, changers, readers } from './admission.ts';
import { sendCsv, wantsCsv } from './as-csv.ts';
import type { HubAsks } from './asks.ts';
import { readJson } from './body.ts';
import { Refused } from './refused.ts';

/** The routes of all asks that have one. */
export interface AskRoutes {
  /** Behind the check of the token. */
  readonly reads: RequestHandler;
  /** Before it: they ask for the token themselves, and tell who came without. Passes on what is none of them. */
  readonly changes: RequestHandler;
}

export function askRoutes(asks: HubAsks, key: BoardKey): AskRoutes {
  const admitReader = readers(key);
  const admitChanger = changers(key);

  const read = (name: AskName) => (request: Request, response: Response) => {
    const { query } = request;
    const about = namesIn(request);
    const admitted = { ...admitReader(request), about };
    const said = () => argumentsOverHttp(askOf(name), { params: about, query });
    const answer = () => asks.take(name, { ...admitted, read: said });
    if (!wantsCsv(name, request)) return respond(response, answer);
    return respond(response, answer, async (rows) => {
      sendCsv(response, name, rows, await asks.take('setup', { ...admitted, read: () => [] }));
    });
  };

  const change = (name: AskName) => (request: Request, response: Response) =>
    respond(response, () => {
      const about = namesIn(request);
      const said = async () =>
        argumentsOverHttp(askOf(name), {
          params: about,
          body: takesBody(name) ? await readJson(request, mostOf(name)) : undefined,
        });
      return asks.take(name, { ...admitChanger(request), about, read: said });
    });

  const reads = emptyRouter();
  const changes = emptyRouter();
  for (const name of askNames) {
    const { over } = askOf(name);
    switch (over.method) {
      case 'GET':
        reads.get(over.path, read(name));
        break;
      case 'POST':
        changes.post(over.path, change(name));
        break;
      case 'DELETE':
        changes.delete(over.path, change(name));
        break;
      case null:
        break;
    }
  }
  // Alone, the router would answer OPTIONS too.
  return {
    reads,
    changes: (request, response, next) => (changing.has(request.method) ? changes(request, response, next) : next()),
  };
}

const changing: ReadonlySet<string> = new Set(['POST', 'DELETE']);

/** Who asks for something that takes nothing need not say that it is nothing. */
function takesBody(name: AskName): boolean {
  return askOf(name).over.method === 'POST' && askOf(name).takes !== null;
}

function mostOf(name: AskName): number | undefined {
  const { over } = askOf(name);
  return over.method === 'POST' ? over.most : undefined;
}

function emptyRouter(): Router {
  return express.Router({ caseSensitive: true, strict: true });
}

/** The names in the path; one that stands for a whole rest of a path is none of ours. */
function namesIn({ params }: Request): { readonly [name: string]: string } {
  return params as { readonly [name: string]: string };
}

/** Answers, or says why not. What is a fault of ours is for whoever logs faults. */
async function respond<Answer>(
  response: Response,
  answer: () => Promise<Answer>,
  send: (answer: Answer) => void | Promise<void> = (all) => void response.json(all),
): Promise<void> {
  try {
    await send(await answer());
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { status, message, sentence, retryAfter } = error;
    if (retryAfter !== undefined) response.set('Retry-After', String(Math.ceil(retryAfter / second)));
    response.status(status).json({ error: message, errorIn: inBothIfTranslated(sentence) });
  }
}

import express from 'express';
import type { Request, RequestHandler, Response } from 'express';
import type { ActionOrder, ActionResult, ActionsReport } from '#core/board/bridge';
import { second } from '#core/time/instant';
import { type Admission, admission as admissionBy } from './admission.ts';
import type { DeskOptions } from './desk.ts';
import { createActionDesk } from './desk.ts';
import { checkedParameters, readParameters } from './parameters.ts';
import type { Performance } from './performed.ts';

export interface ActionsOptions extends DeskOptions {
  /** The board's, as it is now; without one nothing is done for anybody who comes over HTTP. */
  readonly token: () => string | undefined;
}

/** What a person may ask of the phone systems, and the two ways of asking. */
export interface Actions {
  /** `POST SOURCE/ACTION` with the parameters as JSON; passes on what is no POST. */
  readonly handle: RequestHandler;
  /** What can be asked for over HTTP. */
  report(): ActionsReport;
  /** Somebody who sits at this very machine, in the desktop's own window. Never throws. */
  perform(order: ActionOrder): Promise<ActionResult>;
}

export function createActions({ token, ...options }: ActionsOptions): Actions {
  const desk = createActionDesk(options);
  let admit = admissionBy(undefined);
  let admitsWith: string | undefined;

  /** Whoever is let in by the token of this moment. */
  function admitted(request: Request): Admission {
    const now = token();
    if (now !== admitsWith) admit = admissionBy((admitsWith = now));
    return admit(request);
  }

  async function attempt(request: Request<{ source: string; action: string }>, response: Response): Promise<void> {
    const admission = admitted(request as Request);
    const who = { by: 'by' in admission ? admission.by : null, address: request.socket.remoteAddress ?? '' };
    const order = { ...request.params, who };
    if ('refused' in admission) {
      await desk.turnAway(order, admission.refused);
      response.status(403).json({ error: admission.refused });
      return;
    }
    const parameters = (schema: Parameters<typeof readParameters>[1]) => readParameters(request, schema);
    answer(response, await desk.take({ ...order, parameters }));
  }

  const router = express.Router({ caseSensitive: true, strict: true });
  router.post('/:source/:action', attempt);
  // Alone, the router would answer OPTIONS too.
  const handle: RequestHandler = (request, response, next) =>
    request.method === 'POST' ? router(request, response, next) : next();
  return {
    handle,
    report: () => ({ actions: desk.offers(), allowed: token() !== undefined }),
    async perform({ source, action, parameters: json }) {
      const parameters = (schema: Parameters<typeof readParameters>[1]) => checkedParameters(json, schema);
      return resultOf(await desk.take({ source, action, who: { by: 'desktop', address: '' }, parameters }));
    },
  };
}

function answer(response: Response, outcome: Performance): void {
  if (outcome.retryAfter !== undefined) response.set('Retry-After', String(Math.ceil(outcome.retryAfter / second)));
  response.status(outcome.status).json(resultOf(outcome));
}

function resultOf({ event, result }: Performance): ActionResult {
  return event === 'done' ? { done: result } : { error: result };
}

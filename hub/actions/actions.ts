import express from 'express';
import type { Request, RequestHandler, Response } from 'express';
import type { ActionOrder, ActionResult, ActionsReport } from '#core/board/bridge';
import { second } from '#core/time/instant';
import { admission } from './admission.ts';
import type { DeskOptions } from './desk.ts';
import { createActionDesk } from './desk.ts';
import { checkedParameters, readParameters } from './parameters.ts';
import type { Performance } from './performed.ts';

export interface ActionsOptions extends DeskOptions {
  /** The board's; without one nothing is done for anybody who comes over HTTP. */
  readonly token: string | undefined;
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
  const admit = admission(token);

  async function attempt(request: Request<{ source: string; action: string }>, response: Response): Promise<void> {
    const admitted = admit(request as Request);
    const who = { by: 'by' in admitted ? admitted.by : null, address: request.socket.remoteAddress ?? '' };
    const order = { ...request.params, who };
    if ('refused' in admitted) {
      await desk.turnAway(order, admitted.refused);
      response.status(403).json({ error: admitted.refused });
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
    report: () => ({ actions: desk.offers, allowed: token !== undefined }),
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

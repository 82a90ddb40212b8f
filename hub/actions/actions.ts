import { randomUUID } from 'node:crypto';
import express from 'express';
import type { Request, RequestHandler, Response } from 'express';
import type { z } from 'zod';
import { second } from '#core/instant';
import { toIso } from '#core/zone';
import type { Clock } from '../clock.ts';
import type { Logger } from '../log.ts';
import { admission } from './admission.ts';
import { createAllowance } from './attempts.ts';
import type { AuditEntry, AuditLog } from './audit.ts';
import { type Outcome, performed } from './performed.ts';
import { readParameters } from './parameters.ts';

/** What a person may ask of a phone system. */
export interface ActionOffer {
  readonly source: string;
  readonly id: string;
  readonly title: string;
}

export interface PerformableAction extends ActionOffer {
  readonly parameters: z.ZodType;
  /** @throws ActionFailed */
  perform(parameters: unknown): Promise<string>;
}

export interface ActionsOptions {
  readonly actions: readonly PerformableAction[];
  /** The board's; without one nothing is done. */
  readonly token: string | undefined;
  readonly audit: AuditLog;
  readonly clock: Pick<Clock, 'now' | 'elapsed'>;
  readonly timeZone: string;
  readonly log: Pick<Logger, 'info' | 'error'>;
  readonly perMinute?: number;
}

/** `POST SOURCE/ACTION` with the parameters as JSON, and what can be asked for. */
export interface Actions {
  /** Passes on what is no POST. */
  readonly handle: RequestHandler;
  readonly offers: readonly ActionOffer[];
}

/** Of those who are not let in, so many a minute are written down: nobody may fill the disk from outside. */
const refusalsPerMinute = 60;

export function createActions(options: ActionsOptions): Actions {
  const { actions, audit, clock, timeZone, log, perMinute = 10 } = options;
  const admit = admission(options.token);
  const allowance = createAllowance(perMinute, clock.elapsed);
  const refusals = createAllowance(refusalsPerMinute, clock.elapsed);

  async function attempt(request: Request<{ source: string; action: string }>, response: Response): Promise<void> {
    const action = actions.find(({ source, id }) => source === request.params.source && id === request.params.action);
    const admitted = admit(request as Request);
    const about = {
      attempt: randomUUID(),
      who: { by: 'by' in admitted ? admitted.by : null, address: request.socket.remoteAddress ?? '' },
      source: action?.source ?? null,
      action: action?.id ?? null,
    };
    const write = (event: AuditEntry['event'], parameters: AuditEntry['parameters'], result: string | null) =>
      audit.write({ at: toIso(clock.now(), timeZone), event, ...about, parameters, result });
    const refuse = async (status: number, error: string): Promise<void> => {
      if (refusals.take()) await write('refused', null, error).catch(unwritten);
      response.status(status).json({ error });
    };

    if ('refused' in admitted) return refuse(403, admitted.refused);
    if (!allowance.take()) {
      response.set('Retry-After', String(Math.ceil(allowance.wait() / second)));
      return refuse(429, `More than ${perMinute} actions a minute are not done.`);
    }
    if (action === undefined) return refuse(404, 'There is no such action.');
    const read = await readParameters(request, action.parameters);
    if ('problem' in read) return refuse(400, read.problem);
    try {
      await write('asked', read.json, null);
    } catch (error) {
      unwritten(error);
      response.status(503).json({ error: 'The audit log cannot be written, so nothing was done.' });
      return;
    }
    const outcome = await performed(action, read.parameters, log);
    await write(outcome.event, read.json, outcome.result).catch(unwritten);
    log.info({ source: action.source, action: action.id, event: outcome.event }, 'An action was asked for.');
    answer(response, outcome);
  }

  function unwritten(error: unknown): void {
    const { code } = error as { readonly code?: unknown };
    log.error({ code }, 'The audit log of the actions cannot be written.');
  }

  const router = express.Router({ caseSensitive: true, strict: true });
  router.post('/:source/:action', attempt);
  // Alone, the router would answer OPTIONS too.
  const handle: RequestHandler = (request, response, next) =>
    request.method === 'POST' ? router(request, response, next) : next();
  return { handle, offers: actions.map(({ source, id, title }) => ({ source, id, title })) };
}

function answer(response: Response, { status, event, result }: Outcome): void {
  response.status(status).json(event === 'done' ? { done: result } : { error: result });
}

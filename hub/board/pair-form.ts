import type { Request, Response } from 'express';
import express, { type RequestHandler, type Router } from 'express';
import { wordsIn } from '#core/said/sentence';
import { Refused } from '../asks/refused.ts';
import { type ScreenDesk, screenCookie } from '../screens/desk.ts';
import { screenAsks } from '#core/asks/screen-asks';
import { languageOf, lockedPage } from './locked-page.ts';
import type { KeepCookie } from './token/token.ts';
import { readFields } from '../screens/sentences.ts';

/** A code and a name, and nothing else. In bytes. */
const largestForm = 2 * 1024;

/**
 * `POST /pair`: a television's browser shows the code that was typed on the locked page, and is a screen of this hub from then on.
 * For programs there is `POST /api/screens`.
 */
export function pairForm({ pair }: Pick<ScreenDesk, 'pair'>, keep: KeepCookie): Router {
  const router = express.Router({ caseSensitive: true, strict: true });
  router.post('/pair', express.urlencoded({ extended: false, limit: largestForm }), take(pair, keep), tooLarge);
  return router;
}

const take =
  (pair: ScreenDesk['pair'], keep: KeepCookie): RequestHandler =>
  async (request, response) => {
    const read = screenAsks.pairScreen.takes.safeParse(request.body);
    if (!read.success) return again(request, response, new Refused(400, readFields));
    try {
      const { token } = await pair(read.data, request.socket.remoteAddress ?? '');
      keep(request, response, screenCookie(token));
      response.redirect(303, '/');
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      again(request, response, error);
    }
  };

function again(request: Request, response: Response, { status, sentence, retryAfter }: Refused): void {
  if (retryAfter !== undefined) response.set('Retry-After', String(Math.ceil(retryAfter / 1_000)));
  lockedPage(request, response.status(status), wordsIn(sentence, languageOf(request)));
}

const tooLarge: express.ErrorRequestHandler = (_error, request, response, _next) => {
  again(request, response, new Refused(400, readFields));
};

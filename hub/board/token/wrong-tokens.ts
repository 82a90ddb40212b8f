import type { Request, RequestHandler } from 'express';
import { minute, second } from '#core/time/instant';
import type { Logger } from '../../machine/log.ts';
import { sharerOf } from '../../ports/connections/trusted.ts';
import type { ScreenPasses } from '../../screens/passes.ts';
import { shownTokens, tokenCheck } from './token.ts';

/** How long a wrong token waits for its answer: the first so long, each further one twice as long, up to the longest. */
const shortestWait = second / 4;
const longestWait = 4 * second;

/** After so long without a wrong one, all is forgotten. */
const forgotten = minute;

/** So many answers may wait at once: beyond, the answer is that there are too many. */
const mostWaiting = 100;

/** So many addresses are remembered; beyond, the one that was wrong first is forgotten. */
const mostAddresses = 10_000;

/**
 * Lets requests with a wrong token wait, each longer than the one before from the same address, and logs them: never the
 * token. Who has the right one, or shows none, never waits, whoever else is wrong behind the same proxy.
 */
export function slowWrongTokens(token: string, screens: Pick<ScreenPasses, 'isToken'>, log: Logger): RequestHandler {
  const wrong = new Map<string, { count: number; at: number; loggedAt: number }>();
  const carries = tokenCheck(token);
  let waiting = 0;

  function missed(address: string): number {
    const now = performance.now();
    const known = wrong.get(address);
    const mistakes =
      known !== undefined && now - known.at < forgotten ? known : { count: 0, at: now, loggedAt: -Infinity };
    mistakes.count += 1;
    mistakes.at = now;
    if (now - mistakes.loggedAt >= minute) {
      mistakes.loggedAt = now;
      log.warn({ address, wrong: mistakes.count }, 'Somebody asked for the board with a wrong token.');
    }
    wrong.set(address, mistakes);
    const [first] = wrong.keys();
    if (wrong.size > mostAddresses && first !== undefined) wrong.delete(first);
    return Math.min(longestWait, shortestWait * 2 ** Math.min(20, mistakes.count - 1));
  }

  return (request, response, next) => {
    if (!isWrong(request)) return next();
    const wait = missed(sharerOf(request.socket.remoteAddress ?? ''));
    if (waiting >= mostWaiting) {
      response.status(429).set('Retry-After', '10').json({ error: 'Too many requests with a wrong token.' });
      return;
    }
    waiting += 1;
    const timer = setTimeout(done, wait);
    response.once('close', left);
    function done(): void {
      response.off('close', left);
      waiting -= 1;
      next();
    }
    function left(): void {
      clearTimeout(timer);
      waiting -= 1;
    }
  };

  function isWrong(request: Request): boolean {
    return shownTokens(request).some((shown) => !carries.isToken(shown) && !screens.isToken(shown));
  }
}

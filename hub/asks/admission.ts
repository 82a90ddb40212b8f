import type { Request } from 'express';
import type { Said, Sentence } from '#core/said/sentence';
import { tokenCheck } from '../board/token/token.ts';
import type { KnownScreen } from '../screens/desk.ts';
import type { ScreenPasses } from '../screens/passes.ts';
import type { Asked } from './asks.ts';

/** Who comes over HTTP, and why he may not do more than look where he may not. */
type Admission = (request: Request) => Pick<Asked, 'asker' | 'notMore'>;

const noToken: Sentence = {
  da: 'Det kræver en tavle med adgangsnøgle: sæt "board": {"token": "..."} i konfigurationen.',
  en: 'This needs a board with a token: set "board": {"token": "..."} in the configuration.',
};

/** There is a key for setting up, and it was not shown. */
const noKey: Sentence = {
  da: 'Det kan kun den, der åbner tavlen med adressen i filen set-up.url, som ligger i serverens mappe til data.',
  en: "This needs the address in the file set-up.url, in the folder for the server's data; or a board with a token.",
};

const notOurPage: Sentence = {
  da: 'Det kan kun gøres fra tavlens egen side.',
  en: "This is taken from the board's own page only.",
};

const notJson: Sentence = {
  da: 'Det skal sendes som JSON: Content-Type: application/json.',
  en: 'This is asked for in JSON: Content-Type: application/json.',
};

const notTheToken: Sentence = {
  da: 'Det kræver tavlens adgangsnøgle.',
  en: 'This needs the token of the board.',
};

/** What a board asks of whoever wants more than to look. */
export interface BoardKey {
  readonly token: string | undefined;
  /** It is the board's own token, and nobody came this far without. Else it is the key for setting up, and everybody may look. */
  readonly guards: boolean;
  readonly screens: ScreenPasses;
}

/** Of who reads. */
export function readers({ token, guards, screens }: BoardKey): Admission {
  const carries = token === undefined ? undefined : tokenCheck(token);
  return (request) => {
    const screen = carries?.by(request) === undefined ? screens.of(request) : undefined;
    if (screen !== undefined) return refused(request, notTheToken, screen);
    if (carries === undefined) return refused(request, noToken);
    const shown = request.query['token'];
    const by = carries.by(request) ?? (typeof shown === 'string' && carries.isToken(shown) ? 'token' : undefined);
    if (by === undefined && !guards) return refused(request, noKey);
    return { asker: { by: by ?? 'token', address: addressOf(request) } };
  };
}

/**
 * Of who changes something. Lets in who knows the board's token, even on loopback; as Bearer or by the cookie, never in
 * the address. A page of somebody else cannot make a browser do it: the request must come from the board's own page or
 * from none, and be JSON, which no page may send elsewhere without being asked first.
 */
export function changers({ token, guards, screens }: BoardKey): Admission {
  const carries = token === undefined ? undefined : tokenCheck(token);
  return (request) => {
    const by = carries?.by(request);
    const screen = screens.of(request);
    if (by === undefined && screen !== undefined) {
      return refused(request, notTheToken, screen);
    }
    if (carries === undefined) return refused(request, noToken);
    if (by === undefined) return refused(request, guards ? notTheToken : noKey);
    if (!isOwnPage(request)) return refused(request, notOurPage);
    if (request.method === 'DELETE') return { asker: { by, address: addressOf(request) } };
    const isJson = /^application\/json *(?:;|$)/i.test(request.headers['content-type'] ?? '');
    if (!isJson) return refused(request, notJson);
    return { asker: { by, address: addressOf(request) } };
  };
}

function refused(request: Request, notMore: Said, screen?: KnownScreen): ReturnType<Admission> {
  return { asker: { by: null, address: addressOf(request), ...(screen && { screen }) }, notMore };
}

const addressOf = (request: Request): string => request.socket.remoteAddress ?? '';

/**
 * A browser says itself, in a header that no page can set, whether the page is of the address that it asks. It says so
 * over HTTPS and on its own machine; else the page's address is compared with ours, which behind a proxy are two.
 */
function isOwnPage({ headers: { origin, host, 'sec-fetch-site': site } }: Request): boolean {
  if (site !== undefined) return site === 'same-origin';
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host?.toLowerCase();
}

import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';

const sentence = 'This board needs its token: open it once with ?token=... in the address, or send it as Bearer.';

const words = {
  da: {
    title: 'Tavlen er låst',
    code: 'Kode fra hubben',
    codeHelp:
      'Er det en skærm, der skal vise tavlen? Tast de seks cifre, der står på hubben under Indstillinger, Skærme.',
    name: 'Hvad skal skærmen hedde?',
    usualName: 'Skærm på væggen',
    pair: 'Vis tavlen her',
    help: 'Eller skriv tavlens adgangsnøgle. Den står i tavlens konfiguration, under »board« og »token«. Skærmen husker den.',
    token: 'Adgangsnøgle',
    open: 'Åbn tavlen',
  },
  en: {
    title: 'The board is locked',
    code: 'Code from the hub',
    codeHelp:
      'Is this a screen that is to show the board? Type the six digits that stand at the hub under Settings, Screens.',
    name: 'What is the screen to be called?',
    usualName: 'Screen on the wall',
    pair: 'Show the board here',
    help: "Or type the board's token. It stands in the board's configuration, under “board” and “token”. The screen remembers it.",
    token: 'Token',
    open: 'Open the board',
  },
} as const;

const style =
  'body{margin:12vh auto;max-width:34em;padding:0 1em;font:1.4em/1.4 system-ui,sans-serif;color-scheme:dark;' +
  'background:#0e1114;color:#f4f1ea}h1{font-size:2em;line-height:1.1}input,button{font:inherit;padding:.3em .6em;' +
  'margin:0 .4em .4em 0;color:inherit;background:#0e1114;border:2px solid #f4f1ea;border-radius:.2em}label{display:block}' +
  '#code{font-size:2em;width:8ch;letter-spacing:.15em}form{margin:0 0 2.5em}strong{color:#ffb000}';

/** The page has a form and its own few lines of style, and nothing else. */
const policy = [
  `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
].join('; ');

/**
 * The answer to who does not show the board's token. A person who opens the address sees in his language what is wanted and
 * where to type it; a program is told in JSON.
 */
export function refuseWithoutToken(request: Request, response: Response): void {
  response.status(401).set('WWW-Authenticate', 'Bearer');
  if (request.path !== '/' || request.accepts(['json', 'html']) !== 'html') {
    response.json({ error: sentence });
    return;
  }
  lockedPage(request, response);
}

export function languageOf(request: Request): keyof typeof words {
  return request.acceptsLanguages(['da', 'en']) === 'en' ? 'en' : 'da';
}

/** `problem`: why what was typed before is not right. */
export function lockedPage(request: Request, response: Response, problem = ''): void {
  response
    .set('Content-Security-Policy', policy)
    .type('html')
    .send(pageIn(languageOf(request), problem));
}

function pageIn(language: keyof typeof words, problem: string): string {
  const { title, code, codeHelp, name, usualName, pair, help, token, open } = words[language];
  const trouble = problem === '' ? '' : `<p role="alert"><strong>${problem}</strong></p>`;
  return `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="robots" content="noindex" />
    <title>${title}</title>
    <style>${style}</style>
  </head>
  <body>
    <main>
      <h1>${title}</h1>
      ${trouble}
      <p>${codeHelp}</p>
      <form method="post" action="pair">
        <label for="code">${code}</label>
        <input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="7" required autofocus />
        <label for="name">${name}</label>
        <input id="name" name="name" value="${usualName}" maxlength="80" required />
        <button>${pair}</button>
      </form>
      <p>${help}</p>
      <form action="./">
        <label for="token">${token}</label>
        <input id="token" name="token" type="password" autocomplete="current-password" required />
        <button>${open}</button>
      </form>
    </main>
  </body>
</html>
`;
}

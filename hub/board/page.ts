import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import express from 'express';
import type { RequestHandler, Router } from 'express';

/** What the page may do: only what comes from the board's own address, and no script or style inside of the page. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** What every answer carries, over HTTP as over the desktop's own protocol. */
export const pageHeaders = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;

export const securityHeaders: RequestHandler = (_request, response, next) => {
  response.set(pageHeaders);
  next();
};

/** The wallboard as Vite built it: `index.html`, and `assets/` whose names change with their content. */
export function page(folder: string): Router {
  const index = join(folder, 'index.html');
  const assets = join(folder, 'assets') + sep;
  const router = express.Router({ caseSensitive: true, strict: true });

  router.get('/', (_request, response, next) => {
    if (existsSync(index)) return next();
    response
      .status(503)
      .type('text/plain')
      .send('The page of the wallboard is not built here; build it with "npm start".\n');
  });
  router.use(
    express.static(folder, {
      redirect: false,
      setHeaders(response, path) {
        const forever = path.startsWith(assets);
        response.setHeader('Cache-Control', forever ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    }),
  );
  return router;
}

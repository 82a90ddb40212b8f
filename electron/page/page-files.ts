import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { pageHeaders } from '#hub/board/page';
import { isBoardAddress } from './board-address.ts';

const contentTypes: { readonly [extension: string]: string } = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

const notBuilt =
  '<!doctype html><meta charset="utf-8"><title>Opkaldstavle</title>' +
  '<h1>Tavlens side mangler</h1><p>Byg den med "npm start", eller installer programmet igen.</p>' +
  '<p lang="en">The page of the wallboard is missing: build it with "npm start", or install the program again.</p>';

/** Answers the window's own requests from the built page in `folder`, and from nowhere else. */
export async function answerPage(folder: string, request: Request): Promise<Response> {
  if (request.method !== 'GET' || !isBoardAddress(request.url)) return answer(404, 'Not found');
  const path = pathIn(folder, new URL(request.url).pathname);
  const type = path === undefined ? undefined : contentTypes[extname(path).toLowerCase()];
  if (path === undefined || type === undefined) return answer(404, 'Not found');
  try {
    return answer(200, await readFile(path), type);
  } catch {
    return path === join(folder, 'index.html')
      ? answer(503, notBuilt, contentTypes['.html'])
      : answer(404, 'Not found');
  }
}

/** The file behind a path, or nothing when it would lie outside of the folder. */
function pathIn(folder: string, pathname: string): string | undefined {
  let name: string;
  try {
    name = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  const path = join(folder, name === '/' ? 'index.html' : name);
  return name.includes('\0') || !path.startsWith(folder + sep) ? undefined : path;
}

function answer(status: number, body: string | Uint8Array<ArrayBuffer>, type = 'text/plain'): Response {
  return new Response(body, { status, headers: { ...pageHeaders, 'Content-Type': type, 'Cache-Control': 'no-cache' } });
}

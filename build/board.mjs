import { ensureBuilt } from './built.mjs';
import { inRoot } from './paths.mjs';

/** Builds the board's page to out/board/ when a source is newer. */
export const ensureBoard = () =>
  ensureBuilt({
    what: 'the board page',
    folder: 'board',
    files: ['index.html'],
    sources: ['renderer', 'link', 'core', 'package.json', 'package-lock.json'],
    script: inRoot('node_modules', 'vite', 'bin', 'vite.js'),
    args: ['build', 'renderer', '--logLevel', 'warn'],
  });

import { ensureBuilt } from './built.mjs';
import { inRoot } from './paths.mjs';

/** Builds the desktop's main process and its preload script to out/desktop/ when a source is newer. */
export const ensureDesktop = () =>
  ensureBuilt({
    what: 'the desktop',
    folder: 'desktop',
    files: [
      'main.js',
      'journal-worker.js',
      'history-worker.js',
      'copy-worker.js',
      'sqlite-worker.js',
      'preload.cjs',
      'holidays-library.cjs',
    ],
    sources: [
      'electron',
      'hub',
      'link',
      'adapters',
      'core',
      'build/bundle-desktop.mjs',
      'package.json',
      'package-lock.json',
    ],
    script: inRoot('build', 'bundle-desktop.mjs'),
    args: [],
  });

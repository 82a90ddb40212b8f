import { ensureBuilt } from './built.mjs';
import { inRoot } from './paths.mjs';

/**
 * Builds the stand-in for Electron's binary to out/stand-in/ when a source is newer. From its sources it runs as well, and holds
 * 40 MB more: what the desktop takes could not be told from what stripping the stand-in's types takes.
 */
export const ensureStandIn = () =>
  ensureBuilt({
    what: 'the stand-in for Electron',
    folder: 'stand-in',
    files: ['main.js', 'electron.js', 'electron.cjs'],
    sources: ['tests/electron-stand-in', 'build/bundle.mjs', 'build/bundle-stand-in.mjs'],
    script: inRoot('build', 'bundle-stand-in.mjs'),
    args: [],
  });

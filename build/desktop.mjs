import { ensureBuilt } from './built.mjs';
import { hubFiles, hubSources } from './hub.mjs';
import { inRoot } from './paths.mjs';

/** Builds the desktop's main process and its preload script to out/desktop/ when a source is newer. */
export const ensureDesktop = () =>
  ensureBuilt({
    what: 'the desktop',
    folder: 'desktop',
    files: [...hubFiles, 'preload.cjs'],
    sources: ['electron', ...hubSources, 'build/bundle-desktop.mjs'],
    script: inRoot('build', 'bundle-desktop.mjs'),
    args: [],
  });

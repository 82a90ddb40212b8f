import { ensureBuilt } from './built.mjs';
import { inRoot } from './paths.mjs';

/** What both bundles hold: named here too, since who only asks whether they are built need not load what builds them. */
export const hubFiles = [
  'main.js',
  'journal-worker.js',
  'history-worker.js',
  'copy-worker.js',
  'sqlite-worker.js',
  'holidays-library.cjs',
];

const scripts = ['build/bundle.mjs', 'package.json', 'package-lock.json'];
export const hubSources = ['hub', 'link', 'adapters', 'core', ...scripts];

/**
 * Builds the hub and its commands to out/hub/ when a source is newer: what runs for months is read in a third of the time and holds
 * a third less memory than from its sources, whose types Node strips file by file.
 */
export const ensureHub = () =>
  ensureBuilt({
    what: 'the hub',
    folder: 'hub',
    files: hubFiles,
    sources: [...hubSources, 'build/bundle-hub.mjs'],
    script: inRoot('build', 'bundle-hub.mjs'),
    args: [],
  });

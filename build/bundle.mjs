import { build } from 'vite';
import { inRoot, root } from './paths.mjs';

/** Of one letter beyond Latin-1 V8 keeps a whole file with two bytes for each: written as escapes, all of it takes half. */
const inAscii = {
  name: 'in-ascii',
  generateBundle(_options, files) {
    for (const file of Object.values(files)) {
      if (file.type !== 'chunk') continue;
      if (/String\.raw`[^`]*[^\0-\x7f]/.test(file.code))
        throw new Error(`${file.fileName}: escapes in String.raw would stay.`);
      file.code = file.code.replace(
        /[^\0-\x7f]/g,
        (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
    }
  },
};

/**
 * One file that runs by itself, in out/FOLDER, with every package in it but Electron's own. `format`: Electron loads the main process
 * as a module; a sandboxed preload script can only be CommonJS. `inParts`: what is imported only when it is needed becomes a file of
 * its own, which few ever read. `isFirst`: what lay there before goes.
 */
export const bundle = ({ entry, folder, output, format = 'es', inParts = false, isFirst = false }) =>
  build({
    configFile: false,
    root,
    logLevel: 'warn',
    plugins: [inAscii],
    ssr: { noExternal: true, external: ['electron'], target: 'node' },
    build: {
      ssr: inRoot(...entry.split('/')),
      outDir: inRoot('out', folder),
      emptyOutDir: isFirst,
      copyPublicDir: false,
      target: 'node24',
      sourcemap: false,
      rolldownOptions: {
        output: {
          format,
          entryFileNames: output,
          chunkFileNames: 'part-[name].js',
          codeSplitting: inParts,
          // Half as much to read at each start. Names stay: the log's faults are read by people.
          minify: { compress: true, mangle: false, codegen: true },
        },
      },
    },
  });

/** What a hub reads beside its one file: its threads, and a library that is never loaded where no holidays are wanted. */
const hubParts = {
  'journal-worker.js': { entry: 'hub/journal/thread/worker.ts' },
  'history-worker.js': { entry: 'hub/history/thread/worker.ts' },
  'copy-worker.js': { entry: 'hub/moving/copy-worker.ts' },
  'sqlite-worker.js': { entry: 'hub/sources/poller/rows/sqlite-worker.ts' },
  'holidays-library.cjs': { entry: 'hub/config/alerts/holidays-library.ts', format: 'cjs' },
};

export async function bundleHubParts(folder) {
  for (const [output, part] of Object.entries(hubParts)) await bundle({ ...part, folder, output });
}

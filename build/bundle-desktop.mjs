// `node build/bundle-desktop.mjs`: its files in out/desktop/, with every package in them but Electron's own.
import { build } from 'vite';
import { inRoot, root } from './paths.mjs';

/**
 * `folder`: where the entry lies. `format`: Electron loads the main process as a module; a sandboxed preload script can only
 * be CommonJS. `inParts`: what is imported only when it is needed becomes a file of its own, which few desktops ever read.
 */
const bundle = ({ folder = 'electron', entry, output, format, emptyOutDir, inParts = false }) =>
  build({
    configFile: false,
    root,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['electron'], target: 'node' },
    build: {
      ssr: inRoot(folder, entry),
      outDir: inRoot('out', 'desktop'),
      emptyOutDir,
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

await bundle({ entry: 'main.ts', output: 'main.js', format: 'es', emptyOutDir: true, inParts: true });
await bundle({
  folder: 'hub',
  entry: 'journal/thread/worker.ts',
  output: 'journal-worker.js',
  format: 'es',
  emptyOutDir: false,
});
await bundle({
  folder: 'hub',
  entry: 'history/thread/worker.ts',
  output: 'history-worker.js',
  format: 'es',
  emptyOutDir: false,
});
await bundle({
  folder: 'hub',
  entry: 'moving/copy-worker.ts',
  output: 'copy-worker.js',
  format: 'es',
  emptyOutDir: false,
});
await bundle({
  folder: 'hub',
  entry: 'sources/poller/rows/sqlite-worker.ts',
  output: 'sqlite-worker.js',
  format: 'es',
  emptyOutDir: false,
});
await bundle({ entry: 'bridge/preload.ts', output: 'preload.cjs', format: 'cjs', emptyOutDir: false });
await bundle({
  folder: 'hub',
  entry: 'config/alerts/holidays-library.ts',
  output: 'holidays-library.cjs',
  format: 'cjs',
  emptyOutDir: false,
});

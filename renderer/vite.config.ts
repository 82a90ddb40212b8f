import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { helpPages } from './help/pages/vite-plugin.ts';
import { recipes } from './mapping/recipes/vite-plugin.ts';
import { workerByItsFile } from './worker-by-its-file.ts';

/**
 * The page is served under `script-src 'self'; style-src 'self'`: nothing may be inlined, fonts and icons included.
 * Paths are relative, so that the same build opens over HTTP and over the desktop's own protocol.
 */
export default defineConfig({
  base: './',
  plugins: [helpPages(), recipes(), react(), workerByItsFile()],
  build: {
    outDir: '../out/board',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: ['chrome111', 'firefox121', 'safari16.4'],
  },
});

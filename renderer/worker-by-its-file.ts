import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const worker = /new URL\('(\.\/[\w.-]+\.worker\.ts)', import\.meta\.url\)/g;

/**
 * Vite's own way to a worker takes a `#` or a `?` in the name of a folder for the end of the path, and the build fails
 * wherever the project lies in such a folder. This names the file itself; what the worker shares with the page is in chunks of
 * both.
 */
export const workerByItsFile = (): Plugin => ({
  name: 'worker-by-its-file',
  apply: 'build',
  enforce: 'pre',
  transform(code, id) {
    if (!worker.test(code)) return undefined;
    return code.replaceAll(worker, (_, name: string) => {
      const reference = this.emitFile({ type: 'chunk', id: join(dirname(id), name) });
      return `import.meta.ROLLUP_FILE_URL_${reference}`;
    });
  },
});

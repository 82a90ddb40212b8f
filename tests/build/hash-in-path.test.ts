import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { expect, it } from 'vitest';
import { tempFolder } from '#tests/support/temp-folder';
import { workerByItsFile } from '../../renderer/worker-by-its-file.ts';

it.each(['a #b', 'p%41', 'plain'])('a page with a shared worker is built in the folder "%s"', async (name) => {
  const root = join(tempFolder(), name);
  mkdirSync(root);
  writeFileSync(join(root, 'index.html'), '<script type="module" src="./page.ts"></script>');
  writeFileSync(
    join(root, 'page.ts'),
    "new SharedWorker(new URL('./shared.worker.ts', import.meta.url), { type: 'module' });",
  );
  writeFileSync(join(root, 'shared.worker.ts'), "console.log('the worker' as string);");
  await build({
    configFile: false,
    root,
    base: './',
    logLevel: 'silent',
    plugins: [workerByItsFile()],
    build: { assetsInlineLimit: 0 },
  });
  const assets = join(root, 'dist', 'assets');
  const worker = readdirSync(assets).find((file) => file.startsWith('shared.worker-')) ?? '';
  const page = readdirSync(assets).find((file) => file.startsWith('index-')) ?? '';
  expect(readFileSync(join(assets, worker), 'utf8')).toMatch(/the worker/);
  expect(readFileSync(join(assets, worker), 'utf8')).not.toMatch(/as string/);
  expect(readFileSync(join(assets, page), 'utf8')).toContain(worker);
});

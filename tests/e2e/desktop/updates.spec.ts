import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test, twoQueues } from './desktop.ts';

/** A web server with whatever lies in it. */
async function serve(files: Record<string, string>): Promise<{ server: Server; address: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://x').pathname.slice(1);
    asked.push(name);
    const content = files[name];
    response.writeHead(content === undefined ? 404 : 200).end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

function release(version: string, program: string, notes: string) {
  const url = `Setup-${version}.exe`;
  const sha512 = createHash('sha512').update(program).digest('base64');
  const files = [{ url, sha512, size: program.length }];
  return { name: url, info: JSON.stringify({ version, files, path: url, sha512, releaseNotes: notes }) };
}

const field = (page: Page) => page.getByLabel('Hvor der ses efter nye udgaver');

test('nobody looks until somebody says where; what is new is said, and nothing is fetched unasked', async ({
  desktop,
}) => {
  const files: Record<string, string> = {};
  const { server, address, asked } = await serve(files);
  await desktop.configure(twoQueues);
  const { page } = await desktop.start();
  await page.evaluate(() => void (location.hash = 'settings/pc'));
  await field(page).fill('http://updates.example/');
  await field(page).press('Enter');
  await expect(page.getByText('Skriv en adresse, der begynder med https://.')).toBeVisible();
  expect(asked).toEqual([]);

  await field(page).fill(address);
  await field(page).press('Enter');
  await expect(page.getByText(/Der kunne ikke ses efter nye udgaver \(CHANNEL_FILE_NOT_FOUND\)/)).toBeVisible();
  files['latest-linux.yml'] = release('0.0.9', 'an old program', '').info;
  await page.getByRole('button', { name: 'Se efter nu' }).click();
  await expect(page.getByText(/Version 0\.1\.0 er den nyeste\. Set efter kl\./)).toBeVisible();
  const { info } = release('99.2.0', 'a new program', '<ul><li>Hurtigere start</li><li>Færre fejl</li></ul>');
  files['latest-linux.yml'] = info;
  await page.getByRole('button', { name: 'Se efter nu' }).click();
  await expect(page.getByText('Version 99.2.0 er klar.')).toBeVisible();
  await expect(page.getByText('• Hurtigere start')).toBeVisible();
  await expect(page.getByText('installer den i hånden', { exact: false })).toBeVisible();
  expect(new Set(asked)).toEqual(new Set(['latest-linux.yml']));

  await field(page).fill('');
  await field(page).press('Enter');
  await expect(page.getByText('Version 99.2.0 er klar.')).toHaveCount(0);
  await page.getByRole('button', { name: /^Fortryd/ }).click();
  await expect(field(page)).toHaveValue(address);
  server.close();
});

test('where the installer put it there, the newer one is fetched whole or not at all, and takes its place', async ({
  desktop,
}) => {
  test.skip(process.platform === 'win32', 'the installer that is pretended here is a script of a shell');
  const [cache, ran] = [join(desktop.folder, 'cache'), join(desktop.folder, 'ran')];
  const program = `#!/bin/sh\necho "$@" > '${ran}'\n`;
  const { name, info } = release('99.2.0', program, '');
  const files: Record<string, string> = { 'latest.yml': info, [name]: program.replace('echo', 'ohce') };
  const { server, address } = await serve(files);
  mkdirSync(cache, { recursive: true });
  await desktop.configure(twoQueues);
  const { app, page } = await desktop.start();
  // As if on Windows, installed: what was fetched may not run by itself here, and so is started as one who must ask first.
  const elevate = join(cache, 'elevate.exe');
  writeFileSync(elevate, '#!/bin/sh\nexec sh "$@"\n', { mode: 0o755 });
  await app.evaluate(({ app: installed }, home) => {
    Object.defineProperty(installed, 'isPackaged', { value: true });
    Object.defineProperty(process, 'platform', { value: 'win32' });
    Object.defineProperty(process, 'resourcesPath', { value: home });
    process.env['LOCALAPPDATA'] = home;
  }, cache);
  await page.evaluate(() => void (location.hash = 'settings/pc'));
  await field(page).fill(address);
  await field(page).press('Enter');
  await page.getByRole('button', { name: 'Hent og installer 99.2.0' }).click();
  await expect(page.getByText(/Udgave 99\.2\.0 kunne ikke hentes hel/)).toBeVisible();
  expect(existsSync(ran)).toBe(false);

  files[name] = program;
  await page.getByRole('button', { name: 'Se efter nu' }).click();
  await page.getByRole('button', { name: 'Hent og installer 99.2.0' }).click();
  expect(await desktop.ended()).toBe(0);
  await expect.poll(() => existsSync(ran) && readFileSync(ran, 'utf8')).toBe('--updated /S --force-run\n');
  expect(existsSync(join(cache, 'vestpol-wallboard-updater', 'pending', name))).toBe(true);
  server.close();
});

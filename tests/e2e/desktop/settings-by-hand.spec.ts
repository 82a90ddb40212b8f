import { mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Desktop, expect, test, twoQueues } from './desktop.ts';

/** As a file's whole content, with the first queue called so. */
function named(desktop: Desktop, name: string): string {
  const { board, webhooks } = desktop.ports;
  const [first, second] = twoQueues.queues;
  const ports = { board: { port: board }, webhooks: { port: webhooks } };
  return JSON.stringify({ ...twoQueues, ...ports, queues: [{ ...first, name }, second] });
}

test('settings that an editor puts in the place of the old ones are taken, again and again', async ({ desktop }) => {
  await desktop.configure(twoQueues);
  const { page } = await desktop.start();
  for (const name of ['HallMonitor Nat', 'HallMonitor Dag', 'HallMonitor Weekend']) {
    const beside = join(desktop.folder, 'settings.json.new');
    await writeFile(beside, named(desktop, name));
    await rename(beside, join(desktop.folder, 'settings.json'));
    await expect(page.getByRole('article', { name })).toBeVisible();
  }
});

test('settings to which a link leads are taken when the file changes that it leads to', async ({ desktop }) => {
  test.skip(process.platform === 'win32', 'on Windows not everybody may make a link');
  const elsewhere = join(desktop.folder, 'elsewhere');
  await mkdir(elsewhere, { recursive: true });
  await writeFile(join(elsewhere, 'ours.json'), named(desktop, 'HallMonitor Support'));
  await symlink(join(elsewhere, 'ours.json'), join(desktop.folder, 'settings.json'));
  const { page } = await desktop.start();
  await writeFile(join(elsewhere, 'ours.json'), named(desktop, 'HallMonitor Nat'));
  await expect(page.getByRole('article', { name: 'HallMonitor Nat' })).toBeVisible();
});

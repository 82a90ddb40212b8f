import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { createHubHome } from '../start-hub.ts';
import { expect, figure, test, twoQueues } from './desktop.ts';

/** Never a black screen: the window is there, says what is wrong and what to do, and opens the board when it is right. */
const takePort = (port: number) =>
  new Promise<Server>((resolve) => {
    const server = createServer();
    server.listen(port, '127.0.0.1', () => resolve(server));
  });

test('settings with several mistakes are told line by line; put right, the board opens by itself', async ({
  desktop,
}) => {
  await desktop.configure({ ...twoQueues, langauge: 'da', queues: [{ id: 'hallmonitor', name: '' }] });
  const { page } = await desktop.startInTrouble();
  const trouble = page.getByTestId('trouble');
  await expect(trouble.getByRole('heading')).toBeVisible();
  await expect(trouble).toContainText(
    'config: langauge: er ikke en kendt indstilling: forventede en anden stavemåde. Mente du language?',
  );
  await expect(trouble).toContainText('config: queues[0].name: det er en tom tekst');

  await desktop.configure(twoQueues);
  await expect(page.getByRole('article')).toHaveCount(2, { timeout: 10_000 });
  await desktop.flexfone.enter('hallmonitor', 'call-1');
  await expect(figure(page, 'hallmonitor', 'callsWaiting')).toHaveText('1');
});

test('settings that are no JSON are told of, and left as they are for a person to mend', async ({ desktop }) => {
  await desktop.configure('{ "language": "da", ');
  const { page } = await desktop.startInTrouble();
  await expect(page.getByTestId('trouble')).toContainText(
    'settings.json er ikke gyldig JSON (linje 1 kolonne 19): forventede ét JSON-objekt',
  );
  await desktop.configure(twoQueues);
  await expect(page.getByRole('article')).toHaveCount(2, { timeout: 10_000 });
});

test('a secret that the environment does not hold is named, and no secret is shown', async ({ desktop }) => {
  const sources = [{ id: 'pbx', adapter: 'flexfone-webhooks', secret: '${env:NO_SUCH_SECRET}' }];
  await desktop.configure({ ...twoQueues, sources });
  const { page } = await desktop.startInTrouble();
  await expect(page.getByTestId('trouble')).toContainText('NO_SUCH_SECRET');
});

for (const name of ['board', 'webhooks'] as const) {
  test(`a ${name} port in use is told of; free again, the board opens by itself`, async ({ desktop }) => {
    await desktop.configure(twoQueues);
    const other = await takePort(desktop.ports[name]);
    const { page } = await desktop.startInTrouble();
    await expect(page.getByTestId('trouble')).toContainText(`Port ${desktop.ports[name]} on 127.0.0.1 is in use`);
    await new Promise((resolve) => other.close(resolve));
    await expect(page.getByRole('article')).toHaveCount(2, { timeout: 10_000 });
  });
}

test('a port at an address of another machine is not passed off as one in use', async ({ desktop }) => {
  // An address for documents only: no machine has it.
  await desktop.configure({ ...twoQueues, webhooks: { port: desktop.ports.webhooks, host: '192.0.2.1' } });
  const { page } = await desktop.startInTrouble();
  const trouble = page.getByTestId('trouble');
  await expect(trouble.getByRole('heading')).toHaveText('En port kan ikke åbnes');
  await expect(trouble).not.toContainText('fri');
  // The page is Danish; what the hub says is not, and is read aloud so.
  await expect(page.locator('html')).toHaveAttribute('lang', 'da');
  await expect(trouble.locator('li[lang="en"]')).toContainText('192.0.2.1 is not one of this machine');
});

test('a demo does not mind a port in use', async ({ desktop }) => {
  await desktop.configure({ language: 'en' });
  const other = await takePort(desktop.ports.board);
  const { page } = await desktop.start();
  await expect(page.getByTestId('demo')).toBeVisible();
  await new Promise((resolve) => other.close(resolve));
});

test('a journal that another hub has is told of; let go, the board opens by itself', async ({ desktop }) => {
  await desktop.configure(twoQueues);
  const home = await createHubHome(twoQueues, join(desktop.folder, 'data'));
  await home.start();
  const { page } = await desktop.startInTrouble();
  await expect(page.getByTestId('trouble')).toContainText('Another hub already uses the data folder', {
    timeout: 10_000,
  });
  await home.remove();
  await expect(page.getByRole('article')).toHaveCount(2, { timeout: 15_000 });
});

test('a data folder that cannot be made is told of', async ({ desktop }) => {
  await desktop.configure(twoQueues);
  await rm(join(desktop.folder, 'data'), { recursive: true, force: true });
  await mkdir(desktop.folder, { recursive: true });
  await writeFile(join(desktop.folder, 'data'), 'a file where a folder should be');
  const { page } = await desktop.startInTrouble();
  await expect(page.getByTestId('trouble')).toContainText('cannot be made');
});

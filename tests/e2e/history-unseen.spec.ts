import { expect, test } from '@playwright/test';
import { demoCentre } from '../fakes/run/centre.ts';
import { numbers, queueRules } from '../fakes/run/configuration.ts';
import { fakes } from '../fakes/run/systems.ts';
import { zoneWithNoonNow } from '../support/configurations.ts';
import { createHubHome } from './start-hub.ts';

const token = 'a-token-for-the-unseen-0123456789';

test('a board that first listened at noon has the morning in its history, and says that it did not hear it', async ({
  page,
}) => {
  test.slow();
  const timeZone = zoneWithNoonNow();
  const fake = fakes.find(({ name }) => name === 'one-connect');
  if (fake === undefined) throw new Error('There is no such fake.');
  const running = await fake.start(
    demoCentre({ timeZone, callsPerHour: 60, seed: 3, queues: queueRules, numbers }, Date.now()),
    { port: 0, tls: false },
  );
  const home = await createHubHome({
    timeZone,
    language: 'da',
    board: { token },
    queues: queueRules.map(({ id }) => ({ id })),
    sources: [{ id: 'pbx', ...running.source }],
  });
  try {
    const { board } = await home.start();
    await page.goto(`${board}/?token=${token}`);
    const figures = queueRules.map(({ id }) => page.getByTestId(`queue-${id}`).getByTestId('answeredToday'));
    for (const figure of figures) await expect(figure).toHaveText(/^[1-9]\d*$/, { timeout: 30_000 });
    const answered = async (): Promise<number> => {
      const texts = await Promise.all(figures.map((figure) => figure.textContent()));
      return texts.reduce((sum, text) => sum + Number(text), 0);
    };
    await page.goto(`${board}/?token=${token}#history`);
    const history = page.getByTestId('history-page');
    await page.getByRole('button', { name: 'Dag', exact: true }).click();
    await expect(history).toContainText(/\d+ af opkaldene hørte tavlen ikke selv: de er talt med/);
    const response = await page.request.get(
      `${board}/api/history?from=${today(timeZone)}&to=${today(timeZone)}&by=day`,
    );
    const { rows } = (await response.json()) as { readonly rows: readonly { readonly answered: number }[] };
    await page.goto(`${board}/?token=${token}`);
    for (const figure of figures) await expect(figure).toHaveText(/^\d+$/);
    // A call may be answered between the two looks.
    expect(Math.abs(rows.reduce((sum, row) => sum + row.answered, 0) - (await answered()))).toBeLessThan(5);
  } finally {
    await home.remove();
    await running.close();
  }
});

const today = (timeZone: string): string => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(Date.now());

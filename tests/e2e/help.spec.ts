import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { hubForEach } from './hub-for-each.ts';

const token = 'a-token-for-the-help-0123456789abcdef';
const configuration = {
  queues: [{ id: 'hallmonitor', name: 'HallMonitor Support' }],
  // Nobody answers at this port: the page of phone systems has something to say.
  sources: [
    {
      id: 'swan',
      adapter: 'swan',
      baseUrl: 'http://127.0.0.1:9',
      company: '1',
      queues: { hallmonitor: { group: 'g', queues: ['q'] } },
    },
  ],
  board: { token },
};

const hub = hubForEach(configuration);

async function open(page: Page, hash: string): Promise<void> {
  await page.goto(`${hub.board}/?token=${token}${hash}`);
  await expect(page.getByTestId('queue-hallmonitor')).toBeVisible();
}

/** The text of what the help marks as meant. */
const meant = (page: Page) => page.getByTestId('help').locator('[data-meant]');

test('a setting leads to its paragraph, and on from there', async ({ page }) => {
  await open(page, '#settings/queues');
  await page.getByRole('link', { name: 'Hjælp til Rækkefølge' }).click();
  await expect(meant(page)).toContainText('queues[].order');
  await expect(meant(page)).toBeInViewport();
  await page.getByTestId('help').getByRole('link', { name: 'Hvad tallene betyder' }).last().click();
  await expect(page.getByTestId('help').getByText('Denne side findes kun på engelsk.')).toBeVisible();
  await expect(meant(page)).toBeInViewport();
});

test('a field leads to its row of the table, and back to the page as it was left', async ({ page }) => {
  await open(page, '#settings/systems');
  await page.getByRole('button', { name: 'Ret og prøv' }).click();
  await page.getByRole('link', { name: 'Hjælp til Firma', exact: true }).click();
  await expect(page).toHaveURL(/#help\/configuration#swan\//);
  await expect(meant(page)).toBeInViewport();
  await page.getByTestId('help').getByRole('link', { name: 'Drift' }).first().click();
  await page.getByRole('button', { name: 'Tilbage', exact: true }).click();
  await expect(page.getByTestId('help')).toHaveCount(0);
  await expect(page).toHaveURL(/#settings\/systems$/);
  // Opened before the help was: it was not drawn anew.
  await expect(page.getByRole('button', { name: 'Ret og prøv' })).toHaveAttribute('aria-expanded', 'true');
});

test('a phone system in trouble leads to what to do', async ({ page }) => {
  await open(page, '');
  await page.mouse.move(300, 300);
  await page.getByRole('button', { name: 'Telefonsystemer', exact: true }).click();
  const link = page.getByTestId('source-swan').getByRole('link', { name: /^Hjælp til/ });
  await link.click();
  await expect(meant(page)).toHaveText('Telefonsystemet svarer ikke');
  await page.keyboard.press('Escape');
  await expect(link).toBeFocused();
});

test('search finds the paragraph; the browser goes back as ever', async ({ page }) => {
  await open(page, '#help/');
  const search = page.getByRole('searchbox', { name: 'Søg i hjælpen' });
  await search.fill('adgangen afvises');
  await page
    .getByTestId('help')
    .getByRole('link', { name: /Adgangen afvises/ })
    .click();
  await expect(meant(page)).toHaveText('Adgangen afvises');
  await expect(search).toHaveValue('');
  await search.fill('<img src=x onerror=alert(1)>');
  await expect(page.getByTestId('help').getByText('Ingen steder står', { exact: false })).toBeVisible();
  await page.goBack();
  await expect(page.getByText('Vælg en side til venstre', { exact: false })).toBeVisible();
});

test('a page that there is not is said to be none, and leads nowhere else', async ({ page }) => {
  await open(page, '#help/..%2F..%2Fpackage%ZZ#x');
  await expect(page.getByText('Hjælpen har ingen side', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Tilbage', exact: true }).click();
  await expect(page.getByTestId('help')).toHaveCount(0);
});

test('a wall has no help', async ({ page }) => {
  await page.goto(`${hub.board}/?kiosk&token=${token}#help/trouble`);
  await expect(page.getByTestId('queue-hallmonitor')).toBeVisible();
  await expect(page.getByTestId('help')).toHaveCount(0);
});

for (const theme of ['dark', 'light'] as const) {
  test(`whoever reads with a machine or needs contrast reads it too (${theme})`, async ({ page }) => {
    for (const place of ['each-setting#køer/queues[].order', 'connecting-flexfone', 'trouble']) {
      await open(page, `&theme=${theme}#help/${encodeURI(place)}`);
      await expect(page.getByTestId('help').getByRole('article')).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).include('[data-testid="help"]').analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    }
  });
}

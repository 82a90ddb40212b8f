import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { demoCentre } from '../../fakes/run/centre.ts';
import { numbers, queueRules } from '../../fakes/run/configuration.ts';
import { fakes } from '../../fakes/run/systems.ts';
import { zoneWithNoonNow } from '../../support/configurations.ts';
import { startUnconfigured } from '../start-hub.ts';

/** More stops than any page has: what is not reached by then cannot be reached. */
const mostStops = 150;

/** Somebody without a mouse: goes on with Tab until the thing wanted has the focus, and can see that it has. */
function withKeysAlone(page: Page) {
  let stops = 0;
  async function reach(wanted: Locator): Promise<void> {
    await wanted.waitFor();
    for (let stop = 0; stop < mostStops; stop += 1) {
      if (await wanted.evaluate((element) => element === document.activeElement)) {
        expect(await wanted.evaluate(isMarked)).toBe(true);
        return;
      }
      await page.keyboard.press('Tab');
      stops += 1;
    }
    throw new Error(`${String(wanted)} is not reached with Tab.`);
  }
  return {
    async press(wanted: Locator, key = 'Enter'): Promise<void> {
      await reach(wanted);
      await page.keyboard.press(key);
    },
    async type(wanted: Locator, text: string, end?: string): Promise<void> {
      await reach(wanted);
      await page.keyboard.press('Control+a');
      await page.keyboard.type(text);
      if (end !== undefined) await page.keyboard.press(end);
    },
    stops: () => stops,
  };
}

/** Whether one sees that it has the focus. Runs in the page. */
function isMarked(element: Element): boolean {
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
  return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
}

test('with the keyboard alone: from a first start to a board that counts, a setting changed and taken back', async ({
  page,
}) => {
  test.slow();
  const data = await mkdtemp(join(tmpdir(), 'wallboard-keys-'));
  const hub = await startUnconfigured(data);
  const fake = fakes.find(({ name }) => name === 'one-connect');
  const centre = demoCentre(
    { timeZone: zoneWithNoonNow(), callsPerHour: 120, seed: 7, queues: queueRules, numbers },
    Date.now(),
  );
  const running = await fake?.start(centre, { port: 0, tls: false });
  if (running === undefined) throw new Error('There is no fake one-connect.');
  const { source } = running;
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
  const field = (label: string) => page.getByTestId('setup').getByLabel(label, { exact: true });
  try {
    await page.goto(hub.address);
    const keys = withKeysAlone(page);
    await keys.press(button('Sæt jeres telefonsystem op'));
    await keys.press(button(/^Uni-tel One-Connect/));
    await keys.type(page.getByLabel('Tilføj en kø'), 'HallMonitor Support', 'Enter');
    await keys.type(page.getByLabel('Tilføj en kø'), 'SwitchPay Support', 'Enter');
    await keys.press(button('Videre'));
    for (const [label, name] of [
      ['Server', 'host'],
      ['Bruger', 'user'],
      ['Adgangskode', 'password'],
      ['PBX-domæne', 'pbxDomain'],
    ] as const) {
      await keys.type(field(label), String(source[name]));
    }
    const [hallmonitor = '', switchpay = ''] = Object.values(source['queues'] as object).map(String);
    await keys.type(field('HallMonitor Support'), hallmonitor);
    await keys.type(field('SwitchPay Support'), switchpay);
    await keys.press(button(/^Vis \d+ indstilling/));
    await keys.press(page.getByRole('switch', { name: 'Krypteret' }), 'Space');
    await keys.type(field('Port'), String(source['port']));
    await keys.press(button('Prøv'));
    await expect(page.locator('.trial-verdict')).toContainText(/\d køer og \d+ medarbejdere fundet/, {
      timeout: 30_000,
    });
    await keys.press(button('Brug det'));
    await keys.press(button('Videre'));
    await keys.press(button('Se tavlen'));
    const tile = page.getByTestId('queue-hallmonitor-support');
    await expect(tile.getByTestId('callsWaiting')).toHaveText(/^\d+$/, { timeout: 30_000 });

    await keys.press(button('Indstillinger'));
    await keys.press(page.getByRole('navigation', { name: 'Indstillinger' }).getByRole('button', { name: 'Køer' }));
    await keys.type(page.getByLabel('Navn', { exact: true }).first(), 'Kundeservice', 'Enter');
    await expect(tile).toContainText('Kundeservice');
    await keys.press(button(/^Fortryd/));
    await expect(tile).toContainText('HallMonitor Support');
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('settings')).toHaveCount(0);
    console.log(`${keys.stops()} stops.`);
  } finally {
    await running.close();
    await hub.stop();
    await rm(data, { recursive: true, force: true });
  }
});

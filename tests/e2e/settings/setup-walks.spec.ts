import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { demoCentre } from '../../fakes/run/centre.ts';
import { numbers, queueRules } from '../../fakes/run/configuration.ts';
import { fakes, type RunningFake } from '../../fakes/run/systems.ts';
import { zoneWithNoonNow } from '../../support/configurations.ts';
import { startUnconfigured } from '../start-hub.ts';

type Hub = Awaited<ReturnType<typeof startUnconfigured>>;

let data: string;
let hub: Hub;
test.beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'wallboard-walk-'));
  hub = await startUnconfigured(data);
});
test.afterEach(async () => {
  await hub.stop();
  await rm(data, { recursive: true, force: true });
});

const names = ['HallMonitor Support', 'SwitchPay Support'] as const;

/** What somebody does at the screen, counted. */
function walker(page: Page) {
  let [clicks, fields] = [0, 0];
  const click = async (name: string | RegExp): Promise<void> => {
    clicks += 1;
    await page.getByRole('button', { name, exact: typeof name === 'string' }).click();
  };
  const fill = async (label: string, value: string): Promise<void> => {
    fields += 1;
    await page.getByTestId('setup').getByLabel(label, { exact: true }).fill(value);
  };
  return { click, fill, counted: () => `${clicks} clicks, ${fields} fields` };
}

interface Walk {
  readonly name: string;
  readonly choose: RegExp;
  /** Types what the phone system needs, as it stands in the settings that its fake wants. */
  readonly tell: (told: Telling) => Promise<void>;
  /** What stands beside its answer. */
  readonly found: RegExp;
  /** It tells how many wait. */
  readonly isLive: boolean;
}

interface Telling {
  readonly fill: (label: string, value: string) => Promise<void>;
  readonly click: (name: string | RegExp) => Promise<void>;
  readonly page: Page;
  readonly source: Record<string, unknown>;
}

const valueOf = ({ source }: Telling, name: string): string => String(source[name]);
const queueValues = ({ source }: Telling): readonly string[] => Object.values(source['queues'] as object).map(String);

async function tellQueues(told: Telling): Promise<void> {
  const values = queueValues(told);
  for (const [place, name] of names.entries()) await told.fill(name, values[place] ?? '');
}

/** What few change: the fakes are on ports of their own. */
const more = (told: Telling) => told.click(/^Vis \d+ indstilling/);

const walks: readonly Walk[] = [
  {
    name: 'one-connect',
    choose: /^Uni-tel One-Connect/,
    async tell(told) {
      await told.fill('Server', valueOf(told, 'host'));
      await told.fill('Bruger', valueOf(told, 'user'));
      await told.fill('Adgangskode', valueOf(told, 'password'));
      await told.fill('PBX-domæne', valueOf(told, 'pbxDomain'));
      await tellQueues(told);
      await more(told);
      await told.page.getByRole('switch', { name: 'Krypteret' }).click();
      await told.fill('Port', valueOf(told, 'port'));
    },
    found: /\d køer og \d+ medarbejdere fundet/,
    isLive: true,
  },
  {
    name: 'asterisk',
    choose: /^Asterisk/,
    async tell(told) {
      await told.fill('Server', valueOf(told, 'host'));
      await told.fill('Bruger', valueOf(told, 'user'));
      await told.fill('Adgangskode', valueOf(told, 'password'));
      await tellQueues(told);
      await more(told);
      await told.fill('Port', valueOf(told, 'port'));
    },
    found: /2 køer og \d+ medarbejdere fundet/,
    isLive: true,
  },
  {
    name: 'soluno',
    choose: /^Soluno/,
    async tell(told) {
      await more(told);
      await told.fill('Adresse', valueOf(told, 'baseUrl'));
      await tellQueues(told);
    },
    found: /2 køer/,
    isLive: false,
  },
];

for (const { name, choose, tell, found, isLive } of walks) {
  test(`from a first start to a ${name} that counts, reading nothing but the screen`, async ({ page }) => {
    test.slow();
    const fake = fakes.find((each) => each.name === name);
    if (fake === undefined) throw new Error(`There is no fake ${name}.`);
    const running: RunningFake = await fake.start(
      demoCentre({ timeZone: zoneWithNoonNow(), callsPerHour: 120, seed: 7, queues: queueRules, numbers }, Date.now()),
      { port: 0, tls: false },
    );
    try {
      const { click, fill, counted } = walker(page);
      await page.goto(hub.address);
      await click('Sæt jeres telefonsystem op');
      await click(choose);
      for (const queue of names) {
        await fill('Tilføj en kø', queue);
        await page.getByLabel('Tilføj en kø').press('Enter');
      }
      await click('Videre');
      await tell({ fill, click, page, source: running.source });
      await click('Prøv');
      await expect(page.locator('.trial-verdict')).toContainText(found, { timeout: 30_000 });
      await click('Brug det');
      await click('Videre');
      await click('Se tavlen');
      await expect(page.getByTestId('demo')).toHaveCount(0);
      const tile = page.getByTestId('queue-hallmonitor-support');
      await expect(tile).toBeVisible();
      // Soluno is asked once in five minutes, and the trial was that: until then it is unknown, and no 0.
      if (isLive) await expect(tile.getByTestId('callsWaiting')).toHaveText(/^\d+$/, { timeout: 30_000 });
      else await expect(tile.getByTestId('answeredToday')).toHaveText('–');
      console.log(`${name}: ${counted()}.`);
    } finally {
      await running.close();
    }
  });
}

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Nobody but the phone system knows it. No log may hold it. */
export const secret = 'k3yQ0hZ5Xw-2mVbT_7uRcE1oJpLsN8aGfDi4MtYxKzA';

/** The example configuration of the contract, word by word. */
export const exampleFile = fileURLToPath(new URL('../fixtures/config/example.json', import.meta.url));

export function example(): Configuration {
  return JSON.parse(readFileSync(exampleFile, 'utf8')) as Configuration;
}

/** A configuration as somebody writes it: anything may stand anywhere. */
export interface Configuration {
  [name: string]: unknown;
}

/** Two queues that share agent 203, and a Flexfone. Free ports. */
export function twoQueues(overrides: Configuration = {}): Configuration {
  return {
    timeZone: 'Europe/Copenhagen',
    queues: [
      { id: 'support', name: 'Support', agents: ['0201', '0202', '203'] },
      { id: 'sales', name: 'Sales', agents: ['203', '204'] },
    ],
    sources: [{ id: 'pbx', adapter: 'flexfone-webhooks', secret }],
    board: { port: 0 },
    webhooks: { port: 0 },
    ...overrides,
  };
}

/** A zone in which it is about noon now, so that no test on the machine's own clock runs across a midnight. */
export function zoneWithNoonNow(): string {
  const ahead = 12 - new Date().getUTCHours();
  // In these names the sign is the wrong way round: Etc/GMT-2 is two hours ahead of Greenwich.
  return ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}

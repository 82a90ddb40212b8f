import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quietPort } from '../support/quiet-port.ts';
import type { HubProcess } from '../bench/hub-process.ts';
import { startHub, writeConfiguration } from '../bench/hub-process.ts';
import type { Looks } from './board/looks.ts';
import { watchBoard } from './board/looks.ts';
import type { Proxy } from './board/proxy.ts';
import { startProxy } from './board/proxy.ts';
import type { Asterisk } from './pbx/asterisk.ts';
import { startAsterisk } from './pbx/asterisk.ts';
import { startRecipeBoard, type RecipeBoard } from './recipe.ts';
import type { Phone } from './sip/phone.ts';
import { openPhone } from './sip/phone.ts';
import type { Block, Manager } from './truth/manager.ts';
import { signIn } from './truth/manager.ts';

export const queues = ['hallmonitor', 'switchpay'] as const;
const extensions = ['201', '202', '203', '204', '205', '206', '207'];

/** As app_queue writes them down: by their names. */
const members = {
  hallmonitor: ['Anna Berg', 'Søren Kjær', 'Carla Østergård', 'Dan Lund', 'Eva Friis'],
  switchpay: ['Carla Østergård', 'Dan Lund', 'Eva Friis', 'Finn Krog'],
};

/** A call centre with a real Asterisk, real telephones and the real hub. */
export interface Place {
  readonly asterisk: Asterisk;
  readonly agents: readonly Phone[];
  /** Through which everybody calls. */
  readonly trunk: Phone;
  readonly hub: HubProcess;
  readonly looks: Looks;
  readonly proxy: Proxy;
  /** Of the same queues, by the queue_log alone. */
  readonly recipe: RecipeBoard;
  /** The manager users of the test, who may everything. */
  signIn(hear?: (event: Block) => void): Promise<Manager>;
  close(): Promise<void>;
}

export async function openPlace(root: string, wrapUpSeconds: number): Promise<Place> {
  const [amiPort, sipPort] = [await quietPort(), await quietPort()];
  const [wallboardSecret, supervisorSecret] = [randomBytes(12).toString('hex'), randomBytes(12).toString('hex')];
  const agents = await Promise.all(extensions.map((extension) => openPhone(extension, sipPort)));
  const trunk = await openPhone('trunk', sipPort);
  const telephones = new Map(agents.map(({ user, port }) => [user, port]));
  const asterisk = await startAsterisk(root, {
    amiPort,
    sipPort,
    wallboardSecret,
    supervisorSecret,
    wrapUpSeconds,
    telephones,
  });
  const proxy = await startProxy(amiPort);
  const folder = mkdtempSync(join(tmpdir(), 'wallboard-asterisk-'));
  const config = writeConfiguration(folder, configuration(proxy.port, wallboardSecret));
  const hub = await startHub(folder, config);
  const looks = watchBoard(hub.board);
  const recipe = await startRecipeBoard(folder, asterisk.queueLogFile, members);
  return {
    asterisk,
    agents,
    trunk,
    hub,
    looks,
    proxy,
    recipe,
    signIn: (hear) => signIn(amiPort, 'supervisor', supervisorSecret, hear),
    async close() {
      looks.close();
      await recipe.close();
      await hub.stop();
      proxy.close();
      await asterisk.stop('clean');
      for (const phone of [...agents, trunk]) phone.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function configuration(port: number, password: string): object {
  return {
    timeZone: 'Europe/Copenhagen',
    queues: queues.map((id) => ({ id, name: id })),
    sources: [
      {
        id: 'pbx',
        adapter: 'asterisk',
        host: '127.0.0.1',
        port,
        user: 'wallboard',
        password,
        queues: Object.fromEntries(queues.map((id) => [id, id])),
      },
    ],
  };
}

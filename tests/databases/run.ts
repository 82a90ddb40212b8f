import type { Checks } from '../asterisk/checks.ts';
import { startBoard } from './board.ts';
import { ownerOf } from './owner.ts';
import type { DatabaseServer } from './servers.ts';

const [reader, password, changed] = ['wall', 'a-password-that-nobody-sees', 'another-one'];

const mapping = {
  cursor: 'id',
  as: 'events',
  fields: { kind: 'event', call: 'call', queue: 'queuename', agent: 'agent', at: 'time' },
  kinds: { queued: ['ENTERQUEUE'], answered: ['CONNECT'], ended: ['COMPLETE', 'ABANDON'] },
  queues: { support: ['support'] },
};
const query = 'SELECT id, time, call, queuename, agent, event FROM queue_log WHERE id > :cursor ORDER BY id';

/** One server, from its first row to its changed password: what the board shows and says is held against what was done. */
export async function run(server: DatabaseServer, checks: Checks): Promise<void> {
  const { kind, port } = server;
  await server.start();
  const isPostgres = kind === 'postgres';
  await ownerOf(server, undefined).run('CREATE DATABASE pbx');
  const owner = ownerOf(server, 'pbx');
  const column = (name: string): string => (isPostgres ? `"${name}"` : `\`${name}\``);
  const [id, number] = isPostgres
    ? ['id bigserial PRIMARY KEY', 'timestamp(3)']
    : ['id bigint AUTO_INCREMENT PRIMARY KEY', 'datetime(3)'];
  const create = `CREATE TABLE queue_log (${id}, time ${number}, ${column('call')} varchar(40), queuename varchar(40), agent varchar(40), event varchar(40))`;
  await owner.run(create);
  const account = isPostgres ? `"${reader}"` : `'${reader}'@'%'`;
  await owner.run(
    isPostgres ? `CREATE USER ${account} PASSWORD '${password}'` : `CREATE USER ${account} IDENTIFIED BY '${password}'`,
  );
  const grant = async (): Promise<void> => owner.run(`GRANT SELECT, INSERT ON queue_log TO ${account}`);
  await grant();
  const add = (time: string, call: string, event: string, agent = 'NONE'): Promise<void> =>
    owner.run(
      `INSERT INTO queue_log (time, ${column('call')}, queuename, agent, event) VALUES ('2026-11-18 ${time}', '${call}', 'support', '${agent}', '${event}')`,
    );
  const url = (tls: string): string => `${kind}://${reader}:${password}@127.0.0.1:${port}/pbx?tls=${tls}`;
  const own = { ...mapping, query: query.replace('call,', `${column('call')},`) };
  const check = async (what: string, is: Promise<unknown>, expected: unknown): Promise<void> =>
    checks.equal(`${kind}: ${what}`, await is, expected);
  const says = async (what: string, said: Promise<string>, sentence: string): Promise<void> => {
    const text = await said;
    checks.check(`${kind}: ${what}`, text.includes(sentence) ? [] : [`it says "${text}" and should say "${sentence}"`]);
  };

  await add('09:50:00.250', '1', 'ENTERQUEUE');
  await add('09:50:20.250', '1', 'CONNECT', '203');
  const board = await startBoard({ ...own, url: url('encrypted') });
  try {
    const first = { answeredToday: 1, avgWaitSeconds: 20, agentsBusy: 1 };
    await check('rows are calls, over TLS', board.figures(first), first);
    await add('09:52:00', '1', 'COMPLETE');
    await add('09:59:00', '2', 'ENTERQUEUE');
    const second = { callsWaiting: 1, agentsBusy: 0, avgTalkSeconds: 100 };
    await check('new rows are read, and old ones not again', board.figures(second), second);
    await server.kill();
    await says('it is killed', board.says('nothing listens there'), 'nothing listens there');
    await check('what was known stays on the board', board.figures({ callsWaiting: 1 }), { callsWaiting: 1 });
    await server.start();
    await check('it is back by itself', board.state('ok'), 'ok');
    await owner.run('ALTER TABLE queue_log RENAME TO elsewhere');
    await says('the table is gone', board.says('no such table'), 'no such table');
    await owner.run('ALTER TABLE elsewhere RENAME TO queue_log');
    await add('09:59:30', '2', 'ABANDON');
    const third = { callsWaiting: 0, answeredToday: 1, lostToday: 1 };
    await check('the rows go on where they stopped', board.figures(third), third);
    await writes(server, own, url('off'), says);
    const untrusted = await startBoard({ ...own, url: url('trusted') });
    await says('a certificate that nobody signed', untrusted.says('not trusted'), 'not trusted');
    await untrusted.close();
    const alter = isPostgres
      ? `ALTER USER ${account} PASSWORD '${changed}'`
      : `ALTER USER ${account} IDENTIFIED BY '${changed}'`;
    await owner.run(alter);
    await says('the password is changed', board.says('refuses the user'), 'refuses the user, the password');
    const seen = board.logLines.join('\n');
    checks.check(`${kind}: no password is in the log`, seen.includes(password) ? ['it is'] : []);
  } finally {
    await board.close();
  }
}

/** A query that only looks as if it read. */
async function writes(
  { kind }: DatabaseServer,
  own: typeof mapping,
  url: string,
  says: (what: string, said: Promise<string>, sentence: string) => Promise<void>,
): Promise<void> {
  if (kind !== 'postgres') return;
  const query =
    "WITH new AS (INSERT INTO queue_log (event) VALUES ('x') RETURNING *) SELECT * FROM new WHERE id > :cursor";
  const board = await startBoard({ ...own, query, url });
  await says('a query that writes', board.says('only reads'), 'only reads');
  await board.close();
}

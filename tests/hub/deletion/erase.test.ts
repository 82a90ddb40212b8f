import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { twoQueues } from '#tests/support/configurations';
import { startCommand } from '#tests/support/commands';
import { patient } from '#tests/support/patient';
import { tempFolder } from '#tests/support/temp-folder';
import { idsIn, webhook } from '../journal/input-samples.ts';
import { foundInFiles, openTemporary } from '../journal/temporary-journal.ts';
import { traces } from './planted.ts';

async function erase(...args: readonly string[]) {
  const { code, stdout, stderr } = await startCommand(['erase', ...args]).ended;
  return { code, stdout: stdout.trim(), stderr: stderr.trim() };
}

it(
  'the command takes somebody out of a journal of any length, and says which copies it does not touch',
  patient,
  async () => {
    const folder = tempFolder();
    const config = join(tempFolder(), 'config.json');
    writeFileSync(config, JSON.stringify(twoQueues({ countryCode: '+45' })));
    const journal = await openTemporary(folder);
    const personal = { callerid: '004577123456', callername: 'Planted' };
    const inputs = Array.from({ length: 1_203 }, (_each, index) =>
      webhook(String(index), Date.now(), index % 400 === 1 ? personal : { callerid: '28374655' }),
    );
    await journal.append(inputs);
    const asked = ['--config', config, '--data', folder, '--number', '77 12 34 56'];
    // While a hub runs there it is refused.
    expect((await erase(...asked)).code).toBe(1);
    expect([...foundInFiles(folder, traces)]).not.toEqual([]);
    await journal.close();
    expect(await erase(...asked)).toEqual({ code: 0, stdout: '{"erased":4}', stderr: '' });
    expect([...foundInFiles(folder, traces)]).toEqual([]);
    expect([...foundInFiles(folder, /28374655/)]).toEqual(['28374655']);
    writeFileSync(join(folder, 'copy.ndjson'), 'a call of +45 77 12 34 56');
    const again = await erase(...asked);
    expect([again.code, again.stdout]).toEqual([1, '{"erased":0}']);
    expect(again.stderr).toBe('The number still stands in copy.ndjson: these are copies, and yours to delete.');
    const after = await openTemporary(folder);
    expect(await idsIn(after)).toHaveLength(1_203);
  },
);

it('what was typed wrongly is said, and nothing is opened', patient, async () => {
  const folder = tempFolder();
  const config = join(folder, 'config.json');
  writeFileSync(config, JSON.stringify(twoQueues()));
  const wrong: readonly (readonly [args: readonly string[], sentence: string])[] = [
    [[], '--config FILE is missing.'],
    [['--config', config], '--data DIR is missing.'],
    [['--config', config, '--data', folder], '--number NUMBER is missing.'],
    [
      ['--config', config, '--data', folder, '--number', '201'],
      '--number: expected a phone number of 6 to 20 digits, such as "+45 28 37 46 55".',
    ],
    [['--config', config, '--data', folder, '--number', '77123456'], '--data: there is no journal in this folder.'],
  ];
  for (const [args, sentence] of wrong) expect(await erase(...args)).toEqual({ code: 2, stdout: '', stderr: sentence });
});

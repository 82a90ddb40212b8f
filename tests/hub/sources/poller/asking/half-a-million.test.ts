import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { hour } from '#core/time/instant';
import { organisation } from '../../../../fakes/soluno/calls.ts';
import { startSoluno } from '../../../../fakes/soluno/server.ts';

const run = promisify(execFile);
/** As `serve` in package.json has it. */
const memoryOfServe = ['--max-semi-space-size=4', '--max-old-space-size=512'];
const child = fileURLToPath(new URL('half-a-million-child.ts', import.meta.url));

it('takes 500,000 records of three months in slices, with less than 300 MB in all', { timeout: 240_000 }, async () => {
  const now = Date.parse('2026-11-18T12:00:00+01:00');
  const calls = organisation({ callsPerHour: 235 });
  const soluno = await startSoluno({ calls, timeZone: 'Europe/Copenhagen', now: () => now });
  try {
    const query = new URLSearchParams({ from: '2026-08-20 00:00', to: '2026-11-18 12:00' });
    const address = `${soluno.baseUrl}/cdr/historik?${query}`;
    const { stdout } = await run(process.execPath, [...memoryOfServe, child, address, String(now)]);
    const told = JSON.parse(stdout) as { readonly [name: string]: number };
    expect(told['records']).toBeGreaterThan(500_000);
    expect(told['megabytes']).toBeLessThan(300);
    // What is kept is that of the last four days, not of three months.
    expect(told['kept']).toBeLessThan((4 * 24 * hour * 235) / hour);
    expect(told['largest']).toBeLessThan(300_000);
  } finally {
    await soluno.close();
  }
});

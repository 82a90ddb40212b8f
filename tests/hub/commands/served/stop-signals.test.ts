import { expect, it } from 'vitest';
import { signalsOn } from '#hub/commands/served/stop-signals';

it('the closing of a console ends the hub on Windows, and elsewhere the same name has it read its configuration again', () => {
  expect(signalsOn('win32').stop).toEqual(expect.arrayContaining(['SIGHUP', 'SIGBREAK', 'SIGINT', 'SIGTERM']));
  expect(signalsOn('win32').readAgain).toEqual([]);
  expect(signalsOn('linux')).toEqual({ stop: ['SIGTERM', 'SIGINT'], readAgain: ['SIGHUP'] });
});

import { expect, test } from 'vitest';
import { createGpuLosses } from '#electron/kiosk/gpu-losses';

const minute = 60_000;

test('three losses in ten minutes load the pages again, the fourth starts the program without acceleration', () => {
  let now = 0;
  const remedy = createGpuLosses({ now: () => now, drawsBySoftware: false });
  expect([remedy(), remedy(), remedy()]).toEqual(['reload', 'reload', 'reload']);
  now = 10 * minute - 1;
  expect(remedy()).toBe('relaunch');
});

test('losses that are far apart never do', () => {
  let now = 0;
  const remedy = createGpuLosses({ now: () => now, drawsBySoftware: false });
  for (let loss = 0; loss < 100; loss += 1) {
    now += 4 * minute;
    expect(remedy()).toBe('reload');
  }
});

test('what draws by software already is only loaded again', () => {
  const remedy = createGpuLosses({ now: () => 0, drawsBySoftware: true });
  expect(Array.from({ length: 20 }, remedy)).toEqual(Array.from({ length: 20 }, () => 'reload'));
});

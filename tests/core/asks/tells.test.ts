import { expect, test } from 'vitest';
import { tellNames, toldBy } from '#core/asks/tells';

test('each tell has one teller', () => {
  const all = [...toldBy('hub'), ...toldBy('hubToScreen'), ...toldBy('desktop'), ...toldBy('bridge')];
  expect(all.toSorted()).toEqual(tellNames.toSorted());
  expect(toldBy('hub', 'hubToScreen', 'desktop', 'bridge')).toEqual(tellNames);
});

test('a hub seen from afar tells pictures and alerts; whether it is heard is for the near end to say', () => {
  expect(toldBy('hub')).toEqual(['snapshot', 'update', 'alerts']);
  expect(toldBy('hubToScreen')).toEqual(['blink', 'pictureWanted', 'screen']);
  expect(toldBy('bridge')).toEqual(['connection']);
});

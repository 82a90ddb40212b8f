import type { SettingsPageName } from '../settings/pages.ts';
import { type Place, settingsPlaces, systemPlace } from './places.ts';

/** On which page of the settings each setting stands. A name that ends with a full stop: all that begin with it. */
const pageOf: readonly (readonly [begin: string, page: SettingsPageName])[] = [
  ['queues[].alerts.', 'alerts'],
  ['messages[].', 'alerts'],
  ['reports.', 'alerts'],
  ['queues[].openingHours', 'hours'],
  ['queues[].quietHours', 'hours'],
  ['queues[].closedDays', 'hours'],
  ['queues[].holidays', 'hours'],
  ['queues[].', 'queues'],
  ['agents[].', 'queues'],
  ['sources[].', 'systems'],
  ['openingHours', 'hours'],
  ['quietHours', 'hours'],
  ['closedDays', 'hours'],
  ['holidays', 'hours'],
  ['retention.', 'privacy'],
  ['lostCalls.', 'privacy'],
  ['countryCode', 'privacy'],
  ['board.', 'access'],
  ['webhooks.', 'access'],
  ['timeZone', 'access'],
  ['language', 'access'],
];

/** A phone system's settings that the configuration's page tells of in a table of its own. */
const inTheConfiguration = /^(?:one-connect|flexfone-webhooks|flexfone-api|swan|soluno|asterisk|csta|demo)$/;

/**
 * The paragraph about a setting at that place of the configuration: `queues[0].name`, `board.port`, or `sources[1].host` of a
 * phone system of that kind. `null`: none is about it.
 */
export function settingPlace(path: string, adapter: string | null): Place | null {
  const [, own] = /^sources\[\d+\]\.(\w+)/.exec(path) ?? [];
  if (own !== undefined && own !== 'id' && own !== 'adapter') return adapter === null ? null : ownPlace(adapter, own);
  const setting = path.replace(/\[\d+\]/g, '[]');
  const page = pageOf.find(([begin]) => (begin.endsWith('.') ? setting.startsWith(begin) : setting === begin))?.[1];
  if (page === undefined) return null;
  const { da, en } = settingsPlaces[page];
  return { da: `${da}/${setting}`, en: `${en}/${setting}` };
}

function ownPlace(adapter: string, name: string): Place {
  if (!inTheConfiguration.test(adapter)) return systemPlace(adapter);
  const place = `configuration#${adapter}/${name}`;
  return { da: place, en: place };
}

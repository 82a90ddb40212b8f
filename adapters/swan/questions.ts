import type { Question } from '#adapters/adapter';
import { queuesAbout } from './queues-status.ts';
import type { SwanSettings } from './settings.ts';
import { usersAbout } from './users.ts';

/** `GET /queues-status?queues...` (document 002, 1.4). */
export function askForQueues(settings: SwanSettings): Question {
  return question(settings, queuesAbout, `queues-status?${queuesParameter(settings)}`);
}

/** `GET /blf-users/COMPANY` (document 002, 1.3). */
export function askForUsers(settings: SwanSettings): Question {
  return question(settings, usersAbout, `blf-users/${encodeURIComponent(settings.company)}`);
}

function question({ baseUrl, headers }: SwanSettings, about: string, request: string): Question {
  const url = `${baseUrl.replace(/\/+$/, '')}/${request}`;
  return { about, method: 'GET', url, ...(headers === undefined ? {} : { headers }) };
}

/** The document shows an object of lists and not how it travels: as PHP spells it in an address, or as JSON. */
function queuesParameter({ queues, queuesParameter: spelling }: SwanSettings): string {
  const groups = new Map(Object.values(queues).map(({ group, queues: ofGroup }) => [group, ofGroup]));
  if (spelling === 'json') return `queues=${encodeURIComponent(JSON.stringify(Object.fromEntries(groups)))}`;
  return [...groups]
    .flatMap(([group, ofGroup]) => ofGroup.map((queue) => [`queues[${group}][]`, queue] as const))
    .map(([name, queue]) => `${encodeURIComponent(name)}=${encodeURIComponent(queue)}`)
    .join('&');
}

import type { Question } from '#adapters/adapter';
import type { JsonValue } from '#core/said/input';
import type { Sentence } from '#core/said/sentence';
import * as about from './sentences.ts';
import type { SwanSettings } from './settings.ts';

/** `GET /queues-status?queues...` (document 002, 1.4). */
export function askForQueues(settings: SwanSettings): Question {
  return question(settings, about.queuesAbout, `queues-status?${queuesParameter(settings)}`);
}

/** `GET /blf-users/COMPANY` (document 002, 1.3). */
export function askForUsers(settings: SwanSettings): Question {
  const { company, departments = [] } = settings;
  const only = departments.length === 0 ? '' : `?${departmentsParameter(settings, departments)}`;
  return question(settings, about.usersAbout, `blf-users/${encodeURIComponent(company)}${only}`);
}

/** `GET /user-resume/EXTENSION?company...&queues...` (document 002, 2.4). */
export function askForResume(settings: SwanSettings, extension: string): Question {
  const query = `company=${encodeURIComponent(settings.company)}&${queuesParameter(settings)}`;
  return question(settings, about.resumeAbout, `user-resume/${encodeURIComponent(extension)}?${query}`);
}

/** `GET /current-calls/EXTENSION` (document 002, 2.6). */
export function askForCalls(settings: SwanSettings, extension: string): Question {
  return question(settings, about.callsAbout, `current-calls/${encodeURIComponent(extension)}`);
}

/** `GET /userStatus/EXTENSION` (document 002, 1.1). */
export function askForStatus(settings: SwanSettings, extension: string): Question {
  return question(settings, about.statusAbout, `userStatus/${encodeURIComponent(extension)}`);
}

/** `POST /userStatus/EXTENSION` (document 002, 1.2). */
export function setStatus(settings: SwanSettings, extension: string, parameters: JsonValue): Question {
  return { ...askForStatus(settings, extension), method: 'POST', body: parameters, form: true };
}

/** `POST` or `DELETE /terminal-register/MAC` (document 002, 5). */
export function register(settings: SwanSettings, mac: string, method: 'POST' | 'DELETE'): Question {
  const request = `terminal-register/${encodeURIComponent(mac)}`;
  return { ...confidential(question(settings, about.terminalAbout, request)), method };
}

/** `POST /call/DESTINATION` (document 002, 3.2): the device rings first. */
export function callNumber(settings: SwanSettings, destination: string, device: string): Question {
  const body = { private_source: device, company: settings.company };
  const asked = question(settings, about.callAbout, `call/${encodeURIComponent(destination)}`);
  return { ...confidential(asked), method: 'POST', body, form: true };
}

/** What an order is answered tells of no call: it is neither kept nor read. */
function confidential(asked: Question): Question {
  return { ...asked, confidential: true };
}

function question({ baseUrl, headers }: SwanSettings, what: Sentence, request: string): Question {
  const url = `${baseUrl.replace(/\/+$/, '')}/${request}`;
  return { about: what, method: 'GET', url, orText: true, ...(headers === undefined ? {} : { headers }) };
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

function departmentsParameter({ queuesParameter: spelling }: SwanSettings, departments: readonly string[]): string {
  if (spelling === 'json') return `departments=${encodeURIComponent(JSON.stringify(departments))}`;
  return departments
    .map((department) => `${encodeURIComponent('departments[]')}=${encodeURIComponent(department)}`)
    .join('&');
}

import type { Answer, Question } from '../adapter.ts';
import { Busy, NotUnderstood, SignInRefused, Unreachable } from '../adapter.ts';
import type { FlexfoneApiSettings } from './settings.ts';

/** The requests of document 003, as their addresses end. */
export type Request = 'employee' | 'Callflow' | 'Callflow/SetCallFlowState' | `employee/${string}`;

/** JSON is asked for; XML is understood all the same. Account and hash are added when it is asked, and never kept. */
export function questionOf({ baseUrl, account, hash }: FlexfoneApiSettings, request: Request, about: string): Question {
  return {
    about,
    url: `${baseUrl.replace(/\/+$/, '')}/${request}`,
    secretQuery: { account, hash },
    headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
  };
}

/**
 * That an answer is a success. No word of Flexfone's own is repeated.
 * @throws SignInRefused, Busy, Unreachable, NotUnderstood
 */
export function checkSuccess({ status }: Answer, about: string): void {
  if (status >= 200 && status < 300) return;
  if (status === 401 || status === 403) {
    throw new SignInRefused(
      'Flexfone refuses the account and the hash: compare both with the API page of PBXAdmin, and the settings of the source.',
    );
  }
  if (status === 429) throw new Busy('Flexfone asks the wallboard to wait.');
  if (status === 503) throw new Busy('Flexfone does not answer now, and asks to be asked later.');
  if (status >= 500) throw new Unreachable(`Flexfone has a trouble of its own (status ${status}) with ${about}.`);
  if (status === 404)
    throw new NotUnderstood('Flexfone knows no such request: check baseUrl in the settings of the source.');
  throw new NotUnderstood(`Flexfone answered the question for ${about} with status ${status}.`);
}

import type { Answer, Question } from '../adapter.ts';
import { Busy, NotUnderstood, SignInRefused, Unreachable } from '../adapter.ts';
import type { Sentence } from '#core/said/sentence';
import { refusalIn } from './refusals.ts';
import * as words from './sentences.ts';
import type { FlexfoneApiSettings } from './settings.ts';

/** The requests of document 003, as their addresses end. */
export type Request = 'employee' | 'Callflow' | 'Callflow/SetCallFlowState' | `employee/${string}`;

/** JSON is asked for; XML is understood all the same. Account and hash are added when it is asked, and never kept. */
export function questionOf(
  { baseUrl, account, hash }: FlexfoneApiSettings,
  request: Request,
  about: Sentence,
): Question {
  return {
    about,
    url: `${baseUrl.replace(/\/+$/, '')}/${request}`,
    secretQuery: { account, hash },
    headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
  };
}

/**
 * That an answer is a success: by its status, and by what it says. Of Flexfone's own words only its reason is repeated.
 * @throws SignInRefused, Busy, Unreachable, NotUnderstood
 */
export function checkSuccess({ status, body }: Answer, about: Sentence): void {
  if (status >= 200 && status < 300) return checkNoRefusal(body, about);
  if (status === 401 || status === 403) throw new SignInRefused(words.refusedSignIn);
  if (status === 429) throw new Busy(words.askedToWait);
  if (status === 503) throw new Busy(words.notNow);
  if (status >= 500) throw new Unreachable(words.ownTrouble(about, status));
  if (status === 404) throw new NotUnderstood(words.noSuchRequest);
  throw new NotUnderstood(words.otherStatus(about, status));
}

function checkNoRefusal(body: Answer['body'], about: Sentence): void {
  const reason = refusalIn(body);
  if (reason !== undefined) throw new NotUnderstood(words.saidNo(about, reason));
}

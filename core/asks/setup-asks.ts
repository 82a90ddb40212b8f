import { z } from 'zod/mini';
import type { SourcesReport } from '../board/queue.ts';
import type { JsonObject } from '../said/json.ts';
import { isObject } from '../said/json.ts';
import type { SourceForms } from '../settings/form.ts';
import type { TrialAnswer, TrialOrder, WebhookReport } from '../settings/trial.ts';
import { type Ask, of } from './ask.ts';
import { isJson } from './is-json.ts';
import { largestSettings } from './settings-asks.ts';

const configuration = z.custom<JsonObject>((value) => isJson(value) && isObject(value));
const source = z.string().check(z.maxLength(200));

const trial: z.ZodMiniType<TrialOrder> = z.strictObject({ configuration, source });

/** What a set-up asks of the hub; a part of the table of asks. */
export const setupAsks = {
  /** Which phone systems can be connected, and what each needs to be told. */
  sourceForms: {
    takes: null,
    answer: of<SourceForms>(),
    who: 'holder',
    by: 'hub',
    over: { method: 'GET', path: '/api/settings/forms' },
  },
  /** Asks a phone system once, or listens to it for a moment. Nothing of it counts or is kept. */
  trySource: {
    takes: trial,
    answer: of<TrialAnswer>(),
    who: 'holder',
    by: 'hub',
    over: { method: 'POST', path: '/api/settings/try', most: largestSettings, isSlow: true },
  },
  /** The addresses that a phone system is to call, and what has come. Each look at it is at a secret. */
  webhookReport: {
    takes: z.object({ source }),
    answer: of<WebhookReport>(),
    who: 'holder',
    by: 'hub',
    over: { method: 'GET', path: '/api/settings/webhooks/:source' },
  },
  /** Somebody has put right what that source sent wrongly: it is told of no more, until it comes again. */
  mended: {
    takes: z.strictObject({ source }),
    answer: of<SourcesReport>(),
    who: 'holder',
    by: 'hub',
    over: { method: 'POST', path: '/api/settings/webhooks/:source/mended' },
  },
} satisfies { readonly [name: string]: Ask };

import { z } from 'zod/mini';
import type { JsonObject } from '../said/json.ts';
import { isObject } from '../said/json.ts';
import type { SettingsAnswer, SettingsChange, SettingsReport } from '../settings/settings.ts';
import { type Ask, of } from './ask.ts';
import { isJson } from './is-json.ts';

/** In bytes: a configuration of hundreds of queues and agents is a tenth of it. */
export const largestSettings = 512 * 1024;

const configuration = z.custom<JsonObject>((value) => isJson(value) && isObject(value));
const revision = z.string().check(z.maxLength(100));

const change: z.ZodMiniType<SettingsChange> = z.strictObject({ revision, configuration });

/** What is asked about the settings of a hub; a part of the table of asks. */
export const settingsAsks = {
  /** All settings, without secrets. */
  settings: {
    takes: null,
    answer: of<SettingsReport>(),
    who: 'holder',
    by: 'hub',
    over: { method: 'GET', path: '/api/settings' },
  },
  /** They are to be others. Checked as a whole, and used at once or not at all. */
  changeSettings: {
    takes: change,
    answer: of<SettingsAnswer>(),
    who: 'holder',
    by: 'hub',
    over: { method: 'POST', path: '/api/settings', most: largestSettings },
  },
  /** The last change is taken back, for a minute after it. */
  undoSettings: {
    takes: z.strictObject({ revision }),
    answer: of<SettingsAnswer>(),
    who: 'holder',
    by: 'hub',
    over: { method: 'POST', path: '/api/settings/undo' },
  },
} satisfies { readonly [name: string]: Ask };

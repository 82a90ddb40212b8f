import type { KeepingSettings } from '../journal/thread/messages.ts';
import type { Config } from './config.ts';

/** What the journal goes by. */
export function keepingOf({
  rules,
  retention,
  sources,
}: Pick<Config, 'rules' | 'retention' | 'sources'>): KeepingSettings {
  const personal = Object.fromEntries(sources.map(({ id, personal: names }) => [id, names]));
  return { timeZone: rules.timeZone, retention, personal };
}

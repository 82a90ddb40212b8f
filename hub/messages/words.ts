import type { AlertKind, Severity } from '#core/alerts/alert';
import type { Language, Sentence } from '#core/said/sentence';

const kinds: { readonly [kind in AlertKind]: { readonly [severity in Severity]: Sentence } } = {
  longestWaitSeconds: {
    warning: { da: 'venter længe', en: 'long wait' },
    critical: { da: 'venter for længe', en: 'wait too long' },
  },
  callsWaiting: {
    warning: { da: 'mange venter', en: 'many waiting' },
    critical: { da: 'for mange venter', en: 'too many waiting' },
  },
  nobodyReady: {
    warning: { da: 'ingen er ledig', en: 'nobody ready' },
    critical: { da: 'ingen er ledig', en: 'nobody ready' },
  },
  answerRate: {
    warning: { da: 'lav svarprocent', en: 'low answer rate' },
    critical: { da: 'for lav svarprocent', en: 'answer rate too low' },
  },
  serviceLevel: {
    warning: { da: 'lavt serviceniveau', en: 'low service level' },
    critical: { da: 'for lavt serviceniveau', en: 'service level too low' },
  },
  source: {
    warning: { da: 'svarer ikke', en: 'does not answer' },
    critical: { da: 'svarer ikke', en: 'does not answer' },
  },
};

export interface Told {
  readonly change: 'raised' | 'up' | 'cleared';
  readonly kind: AlertKind;
  readonly severity: Severity;
  /** The name of the queue or the phone system. */
  readonly about: string;
  /** As a clock on the wall shows it. */
  readonly time: string;
}

/** One line: what, where and when, so that it is true whenever it is read. Never a caller's number. */
export function lineOf({ change, kind, severity, about, time }: Told, language: Language): string {
  const what = kinds[kind][severity][language];
  if (change === 'cleared') {
    return language === 'da' ? `✓ ${about}: slut kl. ${time} (${what})` : `✓ ${about}: over at ${time} (${what})`;
  }
  const sign = severity === 'critical' ? '▲' : '△';
  return language === 'da' ? `${sign} ${about}: ${what}, kl. ${time}` : `${sign} ${about}: ${what}, at ${time}`;
}

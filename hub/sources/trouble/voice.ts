import type { Milliseconds } from '#core/time/instant';
import { second } from '#core/time/instant';
import type { Logger } from '../../machine/log.ts';
import type { Failure } from './failure.ts';

/** What the log hears of one source: once when it is lost, once more when it is the sign-in, once when it is back. */
export interface Voice {
  failed(failure: Failure): void;
  answered(): void;
}

interface VoiceOptions {
  readonly source: string;
  readonly elapsed: () => Milliseconds;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
}

export function createVoice({ source, elapsed, log }: VoiceOptions): Voice {
  let lostSince: Milliseconds | undefined;
  let toldOfSignIn = false;

  return {
    failed({ kind, sentence: { en: problem }, pause }) {
      const isFirst = lostSince === undefined;
      lostSince ??= elapsed();
      const seconds = Math.round(pause / second);
      if (kind === 'sign-in-refused') {
        if (!toldOfSignIn) log.error({ source, problem, againInSeconds: seconds }, refused);
        toldOfSignIn = true;
      } else if (isFirst) {
        log.warn({ source, kind, problem, againInSeconds: seconds }, 'A source is lost. It is asked again by itself.');
      }
    },
    answered() {
      if (lostSince === undefined) return;
      const lostForSeconds = Math.round((elapsed() - lostSince) / second);
      log.info({ source, lostForSeconds }, 'A source is back.');
      lostSince = undefined;
      toldOfSignIn = false;
    },
  };
}

const refused =
  'A source refuses who we say we are. It is asked again only after a long while, or when its settings change.';

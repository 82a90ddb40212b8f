import type { JsonValue } from '#core/said/input';
import { isObject } from '#core/said/json';
import type { Sentence } from '#core/said/sentence';
import type { Secrets } from './apart.ts';

/** Where settings are kept. */
export interface SettingsHome {
  /**
   * As they stand now; empty where nobody has set anything.
   * @throws ConfigInvalid where they cannot be read at all
   */
  read(): JsonValue;
  /** Keeps these in their place, whole or not at all. @throws where they cannot be written */
  write(configuration: JsonValue): Promise<void>;
  /** Whether the demo plays under these: there is nothing else to show. */
  playsDemo(configuration: JsonValue): boolean;
  /** Why they cannot be changed; `null`: they can. */
  fixed(): Sentence | null;
}

/** Nobody has said yet which queues or which phone system there are. */
export function isUnset(configuration: JsonValue): boolean {
  return isObject(configuration) && !('queues' in configuration) && !('sources' in configuration);
}

/** Where secrets are kept, apart from the settings. */
export interface SecretKeeper {
  /** All that are kept. */
  read(): Secrets;
  /** Keeps these and no others. @throws SecretsUnkept with a sentence */
  write(secrets: Secrets): Promise<void>;
}

/** The secrets could not be kept: what needed them is not done. */
export class SecretsUnkept extends Error {
  override readonly name = 'SecretsUnkept';
  readonly sentence: Sentence;

  constructor(sentence: Sentence, cause?: unknown) {
    super(sentence.en, { cause });
    this.sentence = sentence;
  }
}

import { wordsIn } from '#core/said/sentence';
import { useEffect, useState } from 'react';
import { useBridge } from '../bridge.ts';
import { useWords } from '../words/use-words.ts';
import { myPhone } from './my-name.ts';

const makeCall = 'make-call';

/** How far it is with a line that is called back. */
export type Calling =
  | { readonly step: 'asking' | 'doing'; readonly line: string }
  | { readonly step: 'done' | 'failed'; readonly line: string; readonly said: string };

export interface CallBack {
  /** The phone systems that can call, by their ids. Empty: none can, or nobody may ask them. */
  readonly systems: readonly string[];
  readonly system: string;
  choose(system: string): void;
  /** From which phone: its local number. It rings first. */
  readonly phone: string;
  setPhone(phone: string): void;
  readonly calling: Calling | null;
  ask(line: string): void;
  cancel(): void;
  /** Resolves when the phone system has answered. */
  call(line: string, number: string): Promise<void>;
}

/** Calls somebody back by the phone system's own means, once somebody has said so twice. */
export function useCallBack(): CallBack {
  const bridge = useBridge();
  const { t, language } = useWords();
  const [systems, setSystems] = useState<readonly string[]>([]);
  const [chosen, choose] = useState('');
  const [phone, setPhone] = useState(myPhone.known);
  const [calling, setCalling] = useState<Calling | null>(null);
  const system = systems.includes(chosen) ? chosen : (systems[0] ?? '');

  useEffect(() => {
    let isGone = false;
    bridge.actions().then(
      ({ actions, allowed }) => {
        const able = actions.filter(({ id }) => id === makeCall).map(({ source }) => source);
        if (!isGone) setSystems(allowed ? able : []);
      },
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [bridge]);

  async function perform(line: string, number: string): Promise<Calling> {
    try {
      const result = await bridge.perform({ source: system, action: makeCall, parameters: { number, device: phone } });
      return 'error' in result
        ? { step: 'failed', line, said: wordsIn(result.errorIn ?? result.error, language) }
        : { step: 'done', line, said: wordsIn(result.doneIn ?? result.done, language) };
    } catch {
      // The order may have arrived or not: only the phone knows.
      return { step: 'failed', line, said: t('lostCalls.callUnsure') };
    }
  }

  return {
    systems,
    system,
    choose,
    phone,
    setPhone(typed) {
      setPhone(typed);
      myPhone.keep(typed);
    },
    calling,
    ask: (line) => setCalling({ step: 'asking', line }),
    cancel: () => setCalling(null),
    async call(line, number) {
      setCalling({ step: 'doing', line });
      setCalling(await perform(line, number));
    },
  };
}

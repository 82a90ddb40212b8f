import type { CallerErased, CallerKept, CallerProblem } from '#core/callers/caller';
import { useRef, useState, type FormEvent } from 'react';
import { useBoard } from '../board-state.ts';
import { useBridge } from '../bridge.ts';
import { saveFile } from '../save-file.ts';
import { count } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import { erasedWords, keptWords } from './kept-words.ts';

/** `found`: of which number, so that no other than the one that was looked for is erased. */
interface State {
  readonly found: { readonly number: string; readonly kept: CallerKept } | null;
  readonly said: string;
  readonly wrong: string | null;
  readonly isBusy: boolean;
}

const nothing: State = { found: null, said: '', wrong: null, isBusy: false };

/** What is kept of one number, for whoever it belongs to: found, handed out, erased. */
export function CallerCard() {
  const words = useWords();
  const { t, language } = words;
  const bridge = useBridge();
  const timeZone = useBoard((state) => state.setup?.timeZone ?? 'UTC');
  const [number, setNumber] = useState('');
  const [state, setState] = useState(nothing);
  const field = useRef<HTMLInputElement>(null);
  const { found, said, wrong, isBusy } = state;

  /** `meanwhile`: what is said until it is done. What fails leaves what was found as it was. */
  async function act<Answer extends object>(
    meanwhile: string,
    asked: () => Promise<Answer | CallerProblem>,
    done: (answer: Answer) => Partial<State>,
  ): Promise<void> {
    // A button that is switched off would lose the focus.
    if (isBusy) return;
    setState({ ...state, said: meanwhile, wrong: null, isBusy: true });
    try {
      const answer = await asked();
      const next = 'problem' in answer ? { wrong: answer.problem[language] } : done(answer);
      setState({ ...nothing, found, ...next });
    } catch (error) {
      setState({ ...nothing, found, wrong: error instanceof Error ? error.message : '' });
    }
  }

  function find(event: FormEvent): void {
    event.preventDefault();
    void act<CallerKept>(
      t('callers.finding'),
      () => bridge.callerKept({ number }),
      (kept) => {
        const isAny = kept.inputs + kept.lostCalls > 0;
        return { found: isAny ? { number, kept } : null, said: keptWords(kept, timeZone, words) };
      },
    );
  }

  const save = (of: string) =>
    void act<CallerKept>(
      t('callers.finding'),
      () => bridge.callerKept({ number: of, lines: true }),
      ({ lines, leftOut }) => {
        const name = `${t('callers.file')}-${new Date().toISOString().slice(0, 10)}.ndjson`;
        saveFile(name, 'application/x-ndjson', `${lines ?? ''}\n`);
        const left = leftOut > 0 ? ` ${t('callers.leftOut', { count: leftOut, lines: count(leftOut, words) })}` : '';
        return { said: `${t('callers.saved')}${left}` };
      },
    );

  const erase = (of: string) =>
    void act<CallerErased>(
      t('callers.erasing'),
      () => bridge.eraseCaller({ number: of }),
      (erased) => {
        setNumber('');
        field.current?.focus();
        return { found: null, said: erasedWords(erased, words) };
      },
    );

  return (
    <section className="settings-card" aria-label={t('callers.title')}>
      <h4 className="card-title">{t('callers.title')}</h4>
      <p className="field-help">{t('callers.help')}</p>
      <form className="field" onSubmit={find}>
        <label htmlFor="caller-number">{t('callers.number')}</label>
        <div className="field-and-button">
          <input
            id="caller-number"
            ref={field}
            type="tel"
            autoComplete="off"
            maxLength={60}
            placeholder="+45 28 37 46 55"
            value={number}
            aria-invalid={wrong !== null || undefined}
            aria-describedby={wrong === null ? undefined : 'caller-wrong'}
            onChange={({ target }) => {
              setNumber(target.value);
              setState(nothing);
            }}
          />
          <button type="submit" className="plain-button">
            {t('callers.find')}
          </button>
        </div>
        {wrong !== null && (
          <p className="field-wrong" id="caller-wrong" role="alert">
            {wrong}
          </p>
        )}
      </form>
      {/* There before anything is said in it, so that it is read aloud. */}
      <output>{said}</output>
      {found !== null && (
        <Found key={found.number} onSave={() => save(found.number)} onErase={() => erase(found.number)} />
      )}
    </section>
  );
}

interface FoundProps {
  readonly onSave: () => void;
  readonly onErase: () => void;
}

/** Where the keyboard goes on, when what it was on is gone. */
const focus = (element: HTMLElement | null): void => element?.focus();

function Found({ onSave, onErase }: FoundProps) {
  const { t } = useWords();
  const [asks, setAsks] = useState<'nothing' | 'sure' | 'kept'>('nothing');
  if (asks === 'sure') {
    return (
      <fieldset className="revoke" aria-label={t('callers.erase')} aria-describedby="caller-sure">
        <p id="caller-sure">{t('callers.sureHelp')}</p>
        <div className="card-actions">
          <button type="button" className="danger-button" onClick={onErase}>
            {t('callers.sure')}
          </button>
          <button type="button" className="plain-button" ref={focus} onClick={() => setAsks('kept')}>
            {t('callers.keep')}
          </button>
        </div>
      </fieldset>
    );
  }
  return (
    <div className="card-actions">
      <button type="button" className="plain-button" onClick={onSave}>
        {t('callers.save')}
      </button>
      <button
        type="button"
        className="plain-button"

        ref={asks === 'kept' ? focus : undefined}
        onClick={() => setAsks('sure')}
      >
        {t('callers.erase')}
      </button>
    </div>
  );
}

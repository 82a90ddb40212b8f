import type { LostLine } from '#core/lost-calls/line';
import { useBoard } from '../board-state.ts';
import { useWords } from '../words/use-words.ts';
import type { CallBack } from './use-call-back.ts';

/** From which phone one calls, and by which phone system where several can. */
export function CallBackChoices({ callBack }: { readonly callBack: CallBack }) {
  const { t } = useWords();
  const sources = useBoard((state) => state.sources);
  const { systems, system, phone } = callBack;
  if (systems.length === 0) return null;
  const title = (id: string): string => sources.find((source) => source.id === id)?.title ?? id;
  return (
    <>
      <input
        type="text"
        aria-label={t('lostCalls.yourPhone')}
        placeholder={t('lostCalls.yourPhone')}
        value={phone}
        maxLength={32}
        onChange={({ target }) => callBack.setPhone(target.value.trim())}
      />
      {systems.length > 1 && (
        <select aria-label={t('lostCalls.by')} value={system} onChange={({ target }) => callBack.choose(target.value)}>
          {systems.map((id) => (
            <option key={id} value={id}>
              {title(id)}
            </option>
          ))}
        </select>
      )}
    </>
  );
}

interface CallBackActsProps {
  readonly line: LostLine;
  readonly callBack: CallBack;
  /** It is taken as soon as it is called. */
  readonly onTake: () => void;
}

/** Calls one of the list back: asked once more first, since a phone rings then and somebody's with it. */
export function CallBackActs({ line, callBack, onTake }: CallBackActsProps) {
  const { t } = useWords();
  const { systems, phone, calling } = callBack;
  const { caller } = line;
  if (systems.length === 0 || caller === null || line.state === 'reached') return null;
  if (calling?.line !== line.id) {
    return (
      <button type="button" className="plain-button" onClick={() => callBack.ask(line.id)}>
        {t('lostCalls.call')}
      </button>
    );
  }
  switch (calling.step) {
    case 'asking':
      return (
        <fieldset className="lost-call-question" aria-label={t('lostCalls.call')}>
          {phone === '' ? t('lostCalls.noPhone') : t('lostCalls.callQuestion', { number: caller, phone })}
          {phone !== '' && (
            <button
              type="button"
              className="plain-button"
              onClick={() => {
                if (line.state === 'open') onTake();
                void callBack.call(line.id, caller);
              }}
            >
              {t('lostCalls.callNow')}
            </button>
          )}
          <button type="button" className="plain-button" onClick={callBack.cancel}>
            {t('lostCalls.callNot')}
          </button>
        </fieldset>
      );
    case 'doing':
      return <output>{t('lostCalls.calling')}</output>;
    case 'done':
      return <output>{calling.said}</output>;
    case 'failed':
      return <span role="alert">{t('lostCalls.callFailed', { why: calling.said })}</span>;
  }
}

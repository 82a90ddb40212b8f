import { useEffect, useRef } from 'react';
import { useBoard } from '../board-state.ts';
import { chosenQueues, shownQueues } from '../board/shown-queues.ts';
import { useWords } from '../words/use-words.ts';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly isShown: boolean;
}

/** The shown queues in their order, then those that are not shown. */
function useRows(): readonly Row[] {
  const order = useBoard((state) => state.order);
  const choice = useBoard(chosenQueues);
  const queues = useBoard((state) => state.queues);
  const shown = shownQueues(order, choice);
  const row = (isShown: boolean) => (id: string) => ({ id, name: queues.get(id)?.name ?? id, isShown });
  return [...shown.map(row(true)), ...order.filter((id) => !shown.includes(id)).map(row(false))];
}

function QueueChoice() {
  const { t } = useWords();
  const rows = useRows();
  const choose = useBoard((state) => state.choose);
  const shown = rows.filter(({ isShown }) => isShown).map(({ id }) => id);

  function toggle({ id, isShown }: Row): void {
    // A wall without a queue shows nothing: the last one stays.
    if (isShown && shown.length === 1) return;
    choose({ queues: isShown ? shown.filter((other) => other !== id) : [...shown, id] });
  }
  function move(index: number, by: -1 | 1): void {
    const [one, other] = [shown[index], shown[index + by]];
    if (one === undefined || other === undefined) return;
    choose({ queues: shown.with(index, other).with(index + by, one) });
  }

  return (
    <ol className="choice-queues">
      {rows.map((row, index) => (
        <li key={row.id}>
          <label>
            <input type="checkbox" checked={row.isShown} onChange={() => toggle(row)} /> {row.name}
          </label>
          {row.isShown && (
            <>
              <button
                type="button"
                aria-label={t('choice.up', { queue: row.name })}
                aria-disabled={index === 0}
                onClick={() => move(index, -1)}
              >
                ↑
              </button>
              <button
                type="button"
                aria-label={t('choice.down', { queue: row.name })}
                aria-disabled={index === shown.length - 1}
                onClick={() => move(index, 1)}
              >
                ↓
              </button>
            </>
          )}
        </li>
      ))}
    </ol>
  );
}

const totals = [null, true, false] as const;

function TotalChoice() {
  const { t } = useWords();
  const total = useBoard((state) => state.settings.total);
  const choose = useBoard((state) => state.choose);
  const nameOf = (value: boolean | null) =>
    t(value === null ? 'choice.auto' : value ? 'choice.shown' : 'choice.hidden');
  return (
    <fieldset>
      <legend>{t('choice.total')}</legend>
      {totals.map((value) => (
        <button
          key={String(value)}
          type="button"
          aria-pressed={value === total}
          onClick={() => choose({ total: value })}
        >
          {nameOf(value)}
        </button>
      ))}
    </fieldset>
  );
}

/** Whether a list stands beside the tiles. */
function ListChoice({ name }: { readonly name: 'people' | 'outbound' }) {
  const { t } = useWords();
  const isShown = useBoard((state) => state.settings[name]);
  const choose = useBoard((state) => state.choose);
  return (
    <fieldset>
      <legend>{t(`choice.${name}`)}</legend>
      {[true, false].map((value) => (
        <button
          key={String(value)}
          type="button"
          aria-pressed={value === isShown}
          onClick={() => choose({ [name]: value })}
        >
          {t(value ? 'choice.shown' : 'choice.hidden')}
        </button>
      ))}
    </fieldset>
  );
}

/** Which queues this very screen shows, and in which order; kept in its browser. */
export function ChoiceDialog() {
  const { t } = useWords();
  const isChosenAtHub = useBoard((state) => state.self !== null && state.self.queues !== null);
  const choose = useBoard((state) => state.choose);
  const showChoice = useBoard((state) => state.showChoice);
  // Names are shown where they may be: on a wall only where its own address asks for them.
  const mayName = useBoard((state) => state.settings.names !== 'off');
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      className="choice"
      data-testid="choice"
      aria-labelledby="choice-title"
      ref={dialog}
      onClose={() => showChoice(false)}
    >
      <h2 id="choice-title">{t('choice.title')}</h2>
      {isChosenAtHub && <p>{t('screens.chosenAtHub')}</p>}
      {!isChosenAtHub && (
        <>
          <QueueChoice />
          <p>
            <button type="button" onClick={() => choose({ queues: null })}>
              {t('choice.all')}
            </button>
          </p>
        </>
      )}
      <TotalChoice />
      {mayName && <ListChoice name="people" />}
      <ListChoice name="outbound" />
      <p className="choice-kept">{t('choice.kept')}</p>
      <p>
        <button type="button" onClick={() => dialog.current?.close()}>
          {t('choice.close')}
        </button>
      </p>
    </dialog>
  );
}

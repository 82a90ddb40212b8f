import type { Screen } from '#core/screens/screen';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useBoard } from '../board-state.ts';
import { useWords } from '../words/use-words.ts';

/** As long as the hub takes it. */
const longestName = 80;

type Changes = Pick<Screen, 'name' | 'role' | 'queues'>;

interface ScreenEditProps {
  readonly screen: Screen;
  readonly onChange: (changes: Changes) => void;
  readonly onDone: () => void;
}

/** What a screen is called, where it stands, and which queues it shows. Used when it is saved, and on the screen at once. */
export function ScreenEdit({ screen, onChange, onDone }: ScreenEditProps) {
  const { t } = useWords();
  const order = useBoard((state) => state.order);
  const names = useBoard((state) => state.queues);
  const first = useRef<HTMLInputElement>(null);
  const [name, setName] = useState(screen.name);
  const [role, setRole] = useState(screen.role);
  const [queues, setQueues] = useState(screen.queues);
  useEffect(() => first.current?.focus(), []);

  function save(event: FormEvent): void {
    event.preventDefault();
    if (name.trim() === '') return;
    onChange({ name: name.trim(), role, queues });
    onDone();
  }
  function toggle(id: string): void {
    const shown = queues ?? order;
    const next = shown.includes(id) ? shown.filter((other) => other !== id) : [...shown, id];
    // A screen without a queue shows nothing: the last one stays.
    if (next.length > 0) setQueues(next);
  }

  const nameId = `screen-name-${screen.id}`;
  return (
    <form className="screen-edit" onSubmit={save}>
      <label htmlFor={nameId}>{t('screens.name')}</label>
      <input
        id={nameId}
        ref={first}
        value={name}
        maxLength={longestName}
        required
        onChange={({ target }) => setName(target.value)}
      />
      <fieldset>
        <legend>{t('screens.role')}</legend>
        {(['wall', 'desk'] as const).map((each) => (
          <label key={each} className="screen-choice">
            <input type="radio" name={`role-${screen.id}`} checked={role === each} onChange={() => setRole(each)} />{' '}
            {t(`screens.${each}`)}
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>{t('screens.queues')}</legend>
        <label className="screen-choice">
          <input type="checkbox" checked={queues === null} onChange={() => setQueues(queues === null ? order : null)} />{' '}
          {t('screens.allAlways')}
        </label>
        {queues !== null &&
          order.map((id) => (
            <label key={id} className="screen-choice">
              <input type="checkbox" checked={queues.includes(id)} onChange={() => toggle(id)} />{' '}
              {names.get(id)?.name ?? id}
            </label>
          ))}
      </fieldset>
      <div className="card-actions">
        <button type="submit" className="strong-button">
          {t('screens.save')}
        </button>
        <button type="button" className="plain-button" onClick={onDone}>
          {t('screens.cancel')}
        </button>
      </div>
    </form>
  );
}

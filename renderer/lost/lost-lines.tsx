import type { LostLine } from '#core/lost-calls/line';
import { useBoard } from '../board-state.ts';
import { clockTime, count, stopwatch } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import type { Words } from '../words/words.ts';
import { CallBackActs } from './call-back.tsx';
import type { CallBack } from './use-call-back.ts';

type Act = 'take' | 'reach' | 'undo';

interface LostLinesProps {
  readonly lines: readonly LostLine[];
  /** Absent while the numbers are masked. */
  readonly callBack?: CallBack | undefined;
  readonly onAct: (line: LostLine, act: Act) => void;
  /** Somebody wants to know whom that caller last spoke with. */
  readonly onTalks: (line: LostLine) => void;
}

/** In what state a line is, in words. */
function stateText({ state, how, by }: LostLine, { t }: Words): string {
  if (state === 'open') return t('lostCalls.isOpen');
  if (state === 'taken') return by === null ? t('lostCalls.takenByNobody') : t('lostCalls.taken', { by });
  switch (how) {
    case 'calledBack':
      return t('lostCalls.calledBack', { by: by ?? '' });
    case 'gotThrough':
      return t('lostCalls.gotThrough');
    case 'byHand':
    case null:
      return by === null ? t('lostCalls.byHandOfNobody') : t('lostCalls.byHand', { by });
  }
}

/** What can be done about it now. What the phone system saw itself nobody need undo. */
function actsOf({ state, how }: LostLine): readonly Act[] {
  if (state === 'open') return ['take', 'reach'];
  if (state === 'taken') return ['reach', 'undo'];
  return how === 'byHand' ? ['undo'] : [];
}

/** Open ones first, and of those who called last the last. */
function inOrder(lines: readonly LostLine[]): readonly LostLine[] {
  const place = ({ state }: LostLine) => ['open', 'taken', 'reached'].indexOf(state);
  return lines.toSorted((a, b) => place(a) - place(b) || Date.parse(b.lastAt) - Date.parse(a.lastAt));
}

export function LostLines({ lines, callBack, onAct, onTalks }: LostLinesProps) {
  const words = useWords();
  const { t } = words;
  const timeZone = useBoard((state) => state.setup?.timeZone ?? 'UTC');
  const queues = useBoard((state) => state.queues);
  const columns = ['caller', 'queues', 'times', 'last', 'longest', 'attempts', 'state'] as const;
  return (
    <table className="row-table lost-lines">
      <caption className="visually-hidden">{t('lostCalls.title')}</caption>
      <thead>
        <tr>
          {columns.map((name) => (
            <th key={name} scope="col">
              {t(`lostCalls.${name}`)}
            </th>
          ))}
          <td aria-hidden="true">{'\u00a0'}</td>
        </tr>
      </thead>
      <tbody>
        {inOrder(lines).map((line) => (
          <tr key={line.id} data-state={line.state} data-testid="lost-line">
            <th scope="row">{line.caller ?? t('lostCalls.hidden')}</th>
            <td>{line.queues.map((id) => queues.get(id)?.name ?? id).join(', ')}</td>
            <td>{count(line.times, words)}</td>
            <td>{clockTime(Date.parse(line.lastAt), timeZone)}</td>
            <td>{stopwatch(line.longestWaitSeconds)}</td>
            <td>{line.attempts === 0 ? '' : count(line.attempts, words)}</td>
            <td>
              <i className="lost-mark" aria-hidden="true" />
              {stateText(line, words)}
              {line.at !== null && ` ${clockTime(Date.parse(line.at), timeZone)}`}
            </td>
            <td>
              <div className="lost-acts">
                {callBack !== undefined && (
                  <CallBackActs line={line} callBack={callBack} onTake={() => onAct(line, 'take')} />
                )}
                {line.caller !== null && (
                  <button type="button" className="plain-button" onClick={() => onTalks(line)}>
                    {t('callers.talksOfLine')}
                  </button>
                )}
                {actsOf(line).map((act) => (
                  <button key={act} type="button" className="plain-button" onClick={() => onAct(line, act)}>
                    {t(`lostCalls.${act}`)}
                  </button>
                ))}
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

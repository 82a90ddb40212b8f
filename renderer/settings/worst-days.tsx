import type { JsonObject } from '#core/said/json';
import type { HistoryRow } from '#core/history/row';
import { useCallback } from 'react';
import { useBridge } from '../bridge.ts';
import { useAnswer } from '../history/use-answer.ts';
import { useToday } from '../history/use-today.ts';
import { useWords } from '../words/use-words.ts';

interface WorstDaysProps {
  readonly condition: string;
  /** Absent: all of them. */
  readonly queue: string | undefined;
  readonly limits: JsonObject;
}

/** What of a day history knows: of how many waited at once, and for how long nobody was free, it tells nothing. */
const figures: { readonly [condition: string]: 'longestWaitSeconds' | 'answerRate' | 'serviceLevel' } = {
  longestWaitSeconds: 'longestWaitSeconds',
  answerRate: 'answerRate',
  serviceLevel: 'serviceLevel',
};

const days = 30;

/** The last 30 days under these limits: a bar a day, and how many of them would have been told. */
export function WorstDays({ condition, queue, limits }: WorstDaysProps) {
  const { t } = useWords();
  const bridge = useBridge();
  const today = useToday();
  const figure = figures[condition];
  const from = dayBefore(today, days - 1);
  const ask = useCallback(
    () => bridge.historyFigures({ from, to: today, ...(queue !== undefined && { queue }) }),
    [bridge, from, today, queue],
  );
  const { answer } = useAnswer(ask);
  if (figure === undefined) return <span className="field-help">{t('settings.notKept')}</span>;
  if (answer === null) return null;
  const rows = answer.days.slice(-days);
  const isRate = figure !== 'longestWaitSeconds';
  const levels = rows.map((row) => levelOf(row[figure], limits, isRate));
  const [warnings, criticals] = [
    levels.filter((level) => level === 'warning'),
    levels.filter((level) => level === 'critical'),
  ];
  const most = isRate ? 100 : Math.max(1, ...rows.map((row) => row[figure] ?? 0));
  const told = t('settings.wouldHave', {
    warnings: t('settings.warnings', { count: warnings.length }),
    criticals: t('settings.criticals', { count: criticals.length }),
  });
  return (
    <span className="worst-days">
      <svg viewBox={`0 0 ${days * 4} 20`} preserveAspectRatio="none" aria-hidden="true">
        {rows.map((row, index) => (
          <rect
            key={row.start}
            data-level={levels[index]}
            x={index * 4}
            width={3}
            y={20 - barOf(row, figure, most)}
            height={barOf(row, figure, most)}
          />
        ))}
      </svg>
      <span>{told}</span>
    </span>
  );
}

function barOf(row: HistoryRow, figure: 'longestWaitSeconds' | 'answerRate' | 'serviceLevel', most: number): number {
  const value = row[figure];
  return value === null ? 0.5 : Math.max(0.5, (Math.min(value, most) / most) * 20);
}

function levelOf(value: number | null, limits: JsonObject, isRate: boolean): 'warning' | 'critical' | undefined {
  if (value === null) return undefined;
  const reached = (limit: unknown): boolean => typeof limit === 'number' && (isRate ? value < limit : value >= limit);
  if (reached(limits['critical'])) return 'critical';
  return reached(limits['warning']) ? 'warning' : undefined;
}

function dayBefore(day: string, count: number): string {
  const at = new Date(`${day}T12:00:00Z`);
  at.setUTCDate(at.getUTCDate() - count);
  return at.toISOString().slice(0, 10);
}

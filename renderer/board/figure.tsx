import type { Provenance } from '#core/queue';
import type { CSSProperties, ReactNode } from 'react';
import { useBoard } from '../board-state.ts';
import { clockTime, enDash } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import { widthInDigits } from './text-width.ts';

interface FigureProps {
  readonly label: string;
  readonly testId: string;
  readonly provenance: Provenance;
  /** `null`: cannot be known. Text, or what writes its own text. */
  readonly children: ReactNode;
  readonly className?: string;
}

/** Why a figure is not what it seems: unknown, estimated, old. `undefined`: it is. */
function useRemark(provenance: Provenance, isKnown: boolean): string | undefined {
  const words = useWords();
  const timeZone = useBoard((state) => state.setup?.timeZone);
  if (!isKnown) {
    return provenance.unknown === undefined ? words.unknownForNoReason : words.unknown[provenance.unknown];
  }
  if (provenance.stale && provenance.asOf !== null && timeZone !== undefined) {
    return words.oldSince(clockTime(Date.parse(provenance.asOf), timeZone));
  }
  return provenance.estimated ? words.estimated : undefined;
}

/** One number with its unit in words. An unknown one is an en dash that tells the reason when asked, never a zero. */
export function Figure({ label, testId, provenance, children, className = '' }: FigureProps) {
  const words = useWords();
  const isKnown = children !== null;
  const remark = useRemark(provenance, isKnown);
  // What writes its own text says how wide it is, too.
  const shown = isKnown ? children : enDash;
  const digits = typeof shown === 'string' ? widthInDigits(shown) : undefined;
  return (
    <div
      className={`figure ${className}`}
      title={remark}
      data-stale={provenance.stale || undefined}
      data-unknown={!isKnown || undefined}
    >
      <dt>{label}</dt>
      <dd style={{ '--digits': digits } as CSSProperties}>
        {isKnown && provenance.estimated && (
          <span className="estimated" aria-hidden="true">
            {words.about}{' '}
          </span>
        )}
        <span className="value" data-testid={testId} aria-hidden={!isKnown || undefined}>
          {shown}
        </span>
        {remark !== undefined && <span className="visually-hidden"> {remark}</span>}
      </dd>
    </div>
  );
}

import type { Provenance } from '#core/board/queue';
import { useBoard } from '../board-state.ts';
import { clockTime } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';

/** Why a figure is not what it seems: unknown or old. `undefined`: it is. */
export function useRemark(provenance: Provenance, isKnown: boolean): string | undefined {
  const { t } = useWords();
  const timeZone = useBoard((state) => state.setup?.timeZone);
  if (!isKnown) return provenance.unknown === undefined ? t('unknownForNoReason') : t(`unknown.${provenance.unknown}`);
  if (provenance.stale && provenance.asOf !== null && timeZone !== undefined) {
    return t('oldSince', { time: clockTime(Date.parse(provenance.asOf), timeZone) });
  }
  return undefined;
}

import { numberNames, type NumberName } from '#core/said/numbers';
import type { Words } from '../words/words.ts';

export const agentNumbers: readonly NumberName[] = ['agentsReady', 'agentsBusy', 'agentsOther'];

/** What the day has come to. */
export const todayNumbers: readonly NumberName[] = [
  'answeredToday',
  'lostToday',
  'answerRate',
  'avgWaitSeconds',
  'longestWaitTodaySeconds',
  'avgTalkSeconds',
  'serviceLevel',
  'overflowedToday',
  'inferredLostToday',
];

/** They stand on a card and on no tile. */
export const cardNumbers: readonly NumberName[] = ['longestWaitTodaySeconds', 'avgTalkSeconds'];

/** What a tile shows. */
export const tileNumbers: readonly NumberName[] = numberNames.filter((name) => !cardNumbers.includes(name));

/** Numbers by name in the board's order, those of the agents as one where all three are meant: `mistet, medarbejdere`. */
export function numberList(names: readonly NumberName[], { t, locale }: Words): string {
  const hasAllAgents = agentNumbers.every((name) => names.includes(name));
  const parts = numberNames
    .filter((name) => names.includes(name))
    .flatMap((name) => {
      if (!agentNumbers.includes(name)) return [t(`number.${name}`)];
      if (!hasAllAgents) return [t('ofAgents', { name: t(`number.${name}`) })];
      return name === 'agentsReady' ? [t('number.agents')] : [];
    });
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(parts);
}

/** As many names as can be taken in at a glance, then how many more. */
export function nameList(names: readonly string[], most: number, { t, locale }: Words): string {
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  if (names.length <= most) return list.format(names);
  const shown = names.slice(0, most - 1);
  return list.format([...shown, t('andMore', { count: names.length - shown.length })]);
}

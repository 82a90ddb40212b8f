import type { NumberName } from '#core/said/numbers';
import type { Words } from '../../words/words.ts';
import { widthInEms } from '../text-width.ts';

/** In the order that they are read: what came of the calls, then how well. */
export const todayNames: readonly NumberName[] = [
  'answeredToday',
  'lostToday',
  'answerRate',
  'avgWaitSeconds',
  'serviceLevel',
];

/** Labels are set in a lighter weight than figures, which is that much narrower. */
const lighter = 0.92;

export const labelWidth = (text: string) => widthInEms(text) * lighter;

/** How wide the widest word of a label is: it may break at a space and at a soft hyphen. */
export const widestWord = (label: string) => Math.max(...label.split(/[\s\u00ad]/).map(labelWidth));

/** What a usual day comes to: places are made for such figures, whatever stands in them. */
const usual: { readonly [name in NumberName]?: string } = {
  answeredToday: '8888',
  lostToday: '888',
  answerRate: '88,8\u00a0%',
  avgWaitSeconds: '8:88',
  serviceLevel: '88,8\u00a0%',
};

interface Column {
  readonly figure: number;
  /** The label in one line, and in two. */
  readonly line: number;
  readonly word: number;
}

/** How wide the words of the board are in ems of their letters: what a plan must know of a language. */
export interface Texts {
  readonly long: readonly [waiting: number, longest: number];
  readonly short: readonly [waiting: number, longest: number];
  /** The longest words for how a queue fares, with their symbol. */
  readonly state: number;
  /** The words of the three groups of agents. */
  readonly agents: readonly number[];
  readonly today: readonly Column[];
}

export function textsOf({ t }: Words): Texts {
  const states = [
    t('level.warning.longestWait'),
    t('level.critical.longestWait'),
    t('level.critical.callsWaiting'),
    t('level.nobodyReady'),
    t('level.oldSince', { time: '88:88' }),
  ];
  const labelOf = (name: NumberName) =>
    name === 'serviceLevel'
      ? t('figure.serviceLevel', { seconds: 88 })
      : t(`figure.${name}` as 'figure.answerRate', { count: 8 });
  return {
    long: [labelWidth(t('figure.callsWaiting')), labelWidth(t('figure.longestWaitSeconds'))],
    short: [labelWidth(t('short.callsWaiting')), labelWidth(t('short.longestWaitSeconds'))],
    state: Math.max(...states.map(labelWidth)) + 1.1,
    agents: (['agentsReady', 'agentsBusy', 'agentsOther'] as const).map((name) => labelWidth(labelOf(name))),
    today: todayNames.map((name) => {
      const label = labelOf(name);
      const line = labelWidth(label.replaceAll('\u00ad', ''));
      return { figure: widthInEms(usual[name] ?? ''), line, word: widestWord(label) };
    }),
  };
}

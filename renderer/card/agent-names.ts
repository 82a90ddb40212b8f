import type { NumberName } from '#core/said/numbers';
import type { Queue, QueueAgent } from '#core/board/queue';
import type { NameStyle } from '../screen/settings.ts';
import type { Words } from '../words/words.ts';

/** What a card has room for, in letters: three lines. */
const room = 125;

/** A name or a reason longer than this is cut: a card is no place for more. */
const longest = 40;

const groups = { agentsReady: 'ready', agentsBusy: 'busy', agentsOther: 'other' } as const;
type Group = (typeof groups)[keyof typeof groups];

const groupOf = ({ state }: QueueAgent): Group | undefined => {
  switch (state) {
    case 'ready':
    case 'other':
      return state;
    case 'talking':
    case 'ringing':
    case 'wrapUp':
      return 'busy';
    case 'loggedOut':
      return undefined;
  }
};

const cut = (text: string) => (text.length > longest ? `${text.slice(0, longest - 1).trimEnd()}…` : text);

/** `Carl (i samtale)`, `Erik (Frokost)`. */
function agentText({ id, name, state, reason }: QueueAgent, style: NameStyle, { t }: Words): string {
  const shown = shownName({ id, name }, style);
  const told =
    state === 'talking' || state === 'ringing' || state === 'wrapUp' ? t(`agentsAre.${state}`) : (reason ?? '');
  return told === '' ? shown : t('agentsAre.withState', { name: shown, state: cut(told) });
}

/** As this screen writes names; the local number where nobody has said the name. */
export function shownName({ id, name }: Pick<QueueAgent, 'id' | 'name'>, style: NameStyle): string {
  return name === null ? id : style === 'initials' ? initialsOf(name) : cut(name);
}

/** `Anna Kjær-Lund` is `AKL`. */
const initialsOf = (name: string) =>
  name
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.slice(0, 1).toUpperCase())
    .join('');

/** As many as there is room for, at least one; then how many more: `Anna, Bo, +3`. */
function fitting(texts: readonly string[], { t }: Words): string {
  let letters = 0;
  const shown = texts.filter((text, index) => {
    letters += text.length + 2;
    return index === 0 || letters <= room;
  });
  const left = texts.length - shown.length;
  return [...shown, ...(left > 0 ? [t('more', { count: left })] : [])].join(', ');
}

/**
 * Who the agents behind a figure are: `Klar: Anna, Bo`. `undefined` for other figures, where there are none, and where
 * the figure is of another source than the names, which may then disagree; and on a screen that shows no names.
 */
export function agentNames(
  { agents, provenance }: Queue,
  name: NumberName,
  style: NameStyle,
  words: Words,
): string | undefined {
  if (style === 'off') return undefined;
  if (name !== 'agentsReady' && name !== 'agentsBusy' && name !== 'agentsOther') return undefined;
  if (provenance[name].source !== provenance.agentsBusy.source) return undefined;
  const group = groups[name];
  const texts = (agents ?? [])
    .filter((agent) => groupOf(agent) === group)
    .map((agent) => agentText(agent, style, words));
  return texts.length === 0 ? undefined : words.t(`agentsAre.${group}`, { names: fitting(texts, words) });
}

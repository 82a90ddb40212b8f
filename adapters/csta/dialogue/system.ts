import { anywhere, textIn } from '#adapters/csta-xml/elements';
import type { XmlElement } from '#adapters/xml';
import type { CstaSettings } from '../settings.ts';
import { whatIsThere, withQuestions } from './questions.ts';
import type { Step, Talk } from './talk.ts';
import { withTrouble } from './talk.ts';
import * as words from '../sentences.ts';

const wentWell = ['', 'enabled', 'normal'];

/**
 * What the switch says of itself. Where it lost messages, or was out of service, all is asked for again, and people are told.
 * That it goes well as before is no news.
 */
export function afterStatus(before: Talk, root: XmlElement, settings: CstaSettings): Step {
  const status = textIn(anywhere(root, 'systemStatus'))?.toLowerCase() ?? '';
  const talk = { ...before, status };
  const isBack = before.status === 'disabled' && status !== 'disabled' && wentWell.includes(status);
  if (status === 'messageslost' || isBack) return doubtful(talk, settings);
  if (status === 'disabled') return { talk: withTrouble(talk, 'disabled', words.outOfService) };
  return { talk, passOver: wentWell.includes(status) && wentWell.includes(before.status) };
}

function doubtful(talk: Talk, settings: CstaSettings): Step {
  const others = [...talk.troubles].filter(([about]) => about !== 'disabled');
  const told = withTrouble({ ...talk, troubles: new Map(others) }, 'lost', words.lostMessages);
  const isThere = talk.stage === 'live' || talk.stage === 'listing';
  return { talk: isThere ? withQuestions(told, whatIsThere(told, settings), settings) : told };
}

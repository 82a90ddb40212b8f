import { Unreachable } from '#adapters/adapter';
import { anywhere, textIn, understood } from '#adapters/csta-xml/elements';
import { endsSession } from '#adapters/csta-xml/session';
import type { XmlElement } from '#adapters/xml';
import { ownDevice } from '../devices.ts';
import type { Member } from '../read/members.ts';
import { membersIn } from '../read/members.ts';
import type { OneConnectSettings } from '../settings.ts';
import { withNewMembers } from './answers.ts';
import { confirmed } from './orders.ts';
import { numbersOf, ofLines, ofQueue, withQuestions } from './questions.ts';
import type { Step } from './step.ts';
import { forgotten } from './step.ts';
import type { Talk } from './talk.ts';
import { agentsOf, withTrouble } from './talk.ts';
import * as words from '../sentences.ts';

/** Events after which there is something to ask. Of the others only the orders' sake is looked at. */
const ofQueues = /^Queue(?:Member|Added|Removed)Event$/i;

/** What an event means to the talk: most of them nothing. @throws NotUnderstood */
export function happened(talk: Talk, name: string, text: string, settings: OneConnectSettings): Step {
  if (endsSession(name)) return { talk, giveUp: new Unreachable(words.sessionEnded) };
  const device = /monitorCrossRefID>\s*([^<\s]+)/i.exec(text)?.[1] ?? '';
  const number = ownDevice(device)?.number ?? '';
  const known = forgotten(talk, device, number);
  if (!ofQueues.test(name) && talk.orders.length === 0) return { talk: known };
  const root = understood(text);
  const { talk: next, ...done } = confirmed(known, root);
  return { talk: afterQueueEvent(next, root, settings), ...done };
}

function afterQueueEvent(talk: Talk, root: XmlElement, settings: OneConnectSettings): Talk {
  const subject = ownDevice(textIn(anywhere(root, 'monitorCrossRefID')));
  const number = subject?.kind === 'queue' ? subject.number : (textIn(anywhere(root, 'localNumber')) ?? '');
  if (!numbersOf(settings).includes(number)) return talk;
  switch (root.name.toLowerCase()) {
    case 'queuememberevent':
      return withChanged(talk, number, membersIn(root), settings);
    case 'queueaddedevent': {
      const there = withTrouble(talk, `removed ${number}`, undefined);
      const lines = ofLines(settings).filter((line) => 'device' in line && line.device.endsWith(`-${number}`));
      return withQuestions(there, [...ofQueue(there, number, settings), ...lines], settings);
    }
    case 'queueremovedevent':
      return withTrouble(talk, `removed ${number}`, words.queueRemoved(number));
    default:
      return talk;
  }
}

/** The event may name only the member who changed, so all are asked for again. */
function withChanged(talk: Talk, number: string, changed: readonly Member[], settings: OneConnectSettings): Talk {
  const before = talk.members.get(number) ?? [];
  const names = new Set(changed.map(({ agent }) => agent));
  const members = [...before.filter(({ agent }) => !names.has(agent)), ...changed];
  const next = { ...talk, members: new Map([...talk.members, [number, members]]) };
  const asked = withNewMembers(next, new Set(agentsOf(talk)), settings);
  return withQuestions(asked, [{ kind: 'members', number }], settings);
}

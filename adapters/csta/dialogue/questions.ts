import type { Request } from '#adapters/csta-xml/requests';
import { withRequests } from '#adapters/csta-xml/requests';
import {
  getAgentState,
  monitorStart,
  renewSession,
  requestSystemStatus,
  snapshotDevice,
  startSession,
  systemRegister,
} from '../messages.ts';
import type { CstaSettings } from '../settings.ts';
import type { About, Talk } from './talk.ts';

/** The invoke ids of requests are those below that of events. */
const ids = 9_999;

type Question = Exclude<About, { readonly kind: 'segments' }>;

/** With these questions to ask, in this order. */
export function withQuestions(talk: Talk, questions: readonly Question[], settings: CstaSettings): Talk {
  const { open, waiting } = talk.requests;
  const taken = new Set([...open.keys(), ...waiting.map(({ id }) => id)]);
  let { nextId } = talk;
  const more = questions.map((about): Request<About> => {
    while (taken.has(inDigits(nextId))) nextId = (nextId + 1) % ids;
    const id = inDigits(nextId);
    nextId = (nextId + 1) % ids;
    return { id, message: { id, text: written(about, talk, settings) }, about };
  });
  return { ...talk, nextId, requests: withRequests(talk.requests, more) };
}

function inDigits(id: number): string {
  return String(id).padStart(4, '0');
}

function written(question: Question, { session }: Talk, settings: CstaSettings): string {
  switch (question.kind) {
    case 'session':
      return startSession(settings);
    case 'register':
      return systemRegister();
    case 'status':
      return requestSystemStatus();
    case 'renewal':
      return renewSession(session);
    case 'monitor':
      return monitorStart(question.device);
    case 'snapshot':
      return snapshotDevice(question.device);
    case 'agent':
      return getAgentState(question.device);
  }
}

/** To be told of each device: of the queues first. */
export function toBeTold({ queues, agents }: CstaSettings): readonly Question[] {
  return [...Object.values(queues), ...agents].map((device) => ({ kind: 'monitor', device }));
}

/** What is there at each device that we are told of, and what the agents among them do. */
export function whatIsThere({ watched }: Talk, { agents }: CstaSettings): readonly Question[] {
  return [
    ...watched.map((device) => ({ kind: 'snapshot', device }) as const),
    ...watched.filter((device) => agents.includes(device)).map((device) => ({ kind: 'agent', device }) as const),
  ];
}

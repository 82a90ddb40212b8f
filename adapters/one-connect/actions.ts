import type { ActionDescription } from '#adapters/adapter';
import { callParameters, memberParameters, restParameters } from './dialogue/orders.ts';

/** What a person may ask of One-Connect. The dialogue does it: see `ordered`. */
export const actions: readonly ActionDescription[] = [
  {
    id: 'set-queue-member',
    title: { da: 'Logger en medarbejder ind i eller ud af en kø.', en: 'Signs an agent in or out of a queue.' },
    parameters: memberParameters,
  },
  {
    id: 'set-do-not-disturb',
    title: {
      da: 'Slår "forstyr ikke" til eller fra for en medarbejder.',
      en: "Switches an agent's do-not-disturb on or off.",
    },
    parameters: restParameters,
  },
  {
    id: 'make-call',
    title: { da: 'Ringer et nummer op fra en af vores telefoner.', en: 'Calls a number from the phone of one of us.' },
    parameters: callParameters,
  },
];

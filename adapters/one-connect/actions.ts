import type { ActionDescription } from '#adapters/adapter';
import { callParameters, memberParameters, restParameters } from './dialogue/orders.ts';

/** What a person may ask of One-Connect. The dialogue does it: see `ordered`. */
export const actions: readonly ActionDescription[] = [
  { id: 'set-queue-member', title: 'Signs an agent in or out of a queue.', parameters: memberParameters },
  { id: 'set-do-not-disturb', title: "Switches an agent's do-not-disturb on or off.", parameters: restParameters },
  { id: 'make-call', title: 'Calls a number from the phone of one of us.', parameters: callParameters },
];

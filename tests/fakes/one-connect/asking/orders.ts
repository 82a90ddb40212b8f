import { textAt } from '../../switches/xml/look.ts';
import type { XmlElement } from '../../switches/xml/reader.ts';
import type { Answer, Reply } from './answer.ts';
import { refused } from './answer.ts';
import { askedQueue, askedUser, unknown } from './asked.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { namesOf } from '../exchange/house.ts';

type Order = (request: XmlElement) => Answer;

/** What a person may ask a One-Connect to do: answered first, then done, and seen by its event. */
export function ordersOf(exchange: Exchange): { readonly [name: string]: Order } {
  function done(reply: Reply, act: () => void): Answer {
    return exchange.manners().orders === 'ignored' ? reply : { ...reply, afterwards: act };
  }

  return {
    SetDoNotDisturb(request) {
      const agent = askedUser(exchange, request);
      const on = textAt(request, 'doNotDisturbOn');
      if (agent === undefined || (on !== 'true' && on !== 'false')) return unknown;
      const order = { kind: 'doNotDisturb', agent, is: on === 'true' } as const;
      return done({ name: 'SetDoNotDisturbResponse', fields: {} }, () => exchange.order(order));
    },
    SetQueueMember(request) {
      const queue = askedQueue(exchange, request);
      const agent = textAt(request, 'agentDN');
      if (queue === undefined || textAt(request, 'activateAgent') !== 'true') return unknown;
      if (!exchange.members.has(queue.id, agent)) return refused('operation', 'invalidAgentIdentifier');
      const devices = ['activateSip', 'activateMobile', 'activateSkype'].map((name) => textAt(request, name));
      if (!devices.every((is) => is === 'true' || is === 'false')) return unknown;
      const order = { kind: 'signedIn', queue: queue.id, agent, is: devices.includes('true') } as const;
      return done({ name: 'SetQueueMemberResponse', fields: {} }, () => exchange.order(order));
    },
    MakeCall(request) {
      const agent = askedUser(exchange, request, 'callingDevice');
      const number = textAt(request, 'calledDirectoryNumber');
      if (agent === undefined) return refused('operation', 'invalidCallingDeviceID');
      if (!/^\+?\d{3,20}$/.test(number)) return refused('operation', 'invalidDestination');
      const deviceID = namesOf(exchange.house).user(agent);
      const reply = { name: 'MakeCallResponse', fields: { callingDevice: { callID: 'N/A', deviceID } } };
      return done(reply, () => exchange.call(agent, number));
    },
  };
}

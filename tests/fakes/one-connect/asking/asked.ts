import { textAt } from '../../switches/xml/look.ts';
import type { XmlElement } from '../../switches/xml/reader.ts';
import { refused } from './answer.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { QueueDevice } from '../exchange/house.ts';
import { namesOf } from '../exchange/house.ts';

export const unknown = refused('operation', 'invalidDeviceID');

/** The queue that is asked of, by its number; `undefined`: none such. */
export function askedQueue({ house, queues, manners }: Exchange, request: XmlElement): QueueDevice | undefined {
  const number = textAt(request, 'device');
  const device = namesOf(house).queue(number);
  return manners().refusedDevices.includes(device) ? undefined : queues().find((queue) => queue.number === number);
}

/** The number of the user that is asked of. */
export function askedUser(
  { house, manners }: Exchange,
  request: XmlElement,
  field: string = 'device',
): string | undefined {
  const number = textAt(request, field);
  const isRefused = manners().refusedDevices.includes(namesOf(house).user(number));
  return isRefused ? undefined : house.users.find((user) => user.number === number)?.number;
}

import { strict } from './strict.ts';

/** An event that a listener may refuse. */
export function cancelable<Details extends object>(details: Details) {
  const event = {
    ...details,
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true;
    },
  };
  return strict('event', event);
}

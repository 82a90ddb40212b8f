import { randomUUID } from 'node:crypto';
import { second } from '#core/time/instant';
import { Refused } from '../asks/refused.ts';
import * as words from './sentences.ts';

/** A screen that has not sent it by then does not. Milliseconds. */
const patience = 10 * second;

/** People look at one screen after the other. */
const mostAtOnce = 8;

/** Pictures that screens are asked for, while they are under way. None is kept. */
export interface Pictures {
  /** Asks for one. `ask` tells the screen. What comes is a JPEG in Base64; `null`: it can take none. @throws Refused */
  from(screen: string, ask: (order: string) => void): Promise<string | null>;
  /** A screen sends the one that it was asked for. @throws Refused where nobody asked this screen for it */
  take(screen: string, order: string, image: string | null): void;
}

interface UnderWay {
  readonly screen: string;
  readonly resolve: (image: string | null) => void;
}

export function createPictures(): Pictures {
  const underWay = new Map<string, UnderWay>();
  return {
    async from(screen, ask) {
      if (underWay.size >= mostAtOnce) throw new Refused(429, words.tooManyPictures, patience);
      const order = randomUUID();
      const { promise, resolve, reject } = Promise.withResolvers<string | null>();
      underWay.set(order, { screen, resolve });
      const overdue = setTimeout(() => reject(new Refused(504, words.noPicture)), patience);
      try {
        ask(order);
        return await promise;
      } finally {
        clearTimeout(overdue);
        underWay.delete(order);
      }
    },
    take(screen, order, image) {
      const asked = underWay.get(order);
      if (asked?.screen !== screen) throw new Refused(404, words.nobodyAsked);
      asked.resolve(image);
    },
  };
}

import { z } from 'zod/mini';
import type { CallerErased, CallerKept, CallerProblem, CallerTalks } from '../callers/caller.ts';
import { type Ask, of } from './ask.ts';

/** As somebody types it. Which one it is, and whether it is one, the hub says, which knows the country. */
const number = z.string().check(z.maxLength(60));

/** What is asked for whoever wants to know what is kept of him, or to be forgotten; a part of the table of asks. */
export const callerAsks = {
  /**
   * What is kept of a number; with `lines`, all of it, to be handed out. Each look is written down: so it is no mere reading, and
   * the number stands in no address that others log.
   */
  callerKept: {
    takes: z.strictObject({ number, lines: z.optional(z.boolean()) }),
    answer: of<CallerKept | CallerProblem>(),
    who: 'holder',
    by: 'hub',
    over: { method: 'POST', path: '/api/callers/kept', isSlow: true },
  },
  /** He is taken out of all that the hub keeps. It cannot be undone. */
  eraseCaller: {
    takes: z.strictObject({ number }),
    answer: of<CallerErased | CallerProblem>(),
    who: 'holder',
    by: 'hub',
    over: { method: 'POST', path: '/api/callers/erased', isSlow: true },
  },
  /**
   * Who he last spoke with: somebody by his number, or whoever a line of the list of lost calls is about, which shows no number.
   * Each look is written down.
   */
  callerTalks: {
    takes: z
      .strictObject({ number: z.optional(number), line: z.optional(z.string().check(z.maxLength(500))) })
      .check(z.refine(({ number: typed, line }) => (typed === undefined) !== (line === undefined))),
    answer: of<CallerTalks | CallerProblem>(),
    who: 'holder',
    by: 'hub',
    over: { method: 'POST', path: '/api/callers/talks', isSlow: true },
  },
} satisfies { readonly [name: string]: Ask };

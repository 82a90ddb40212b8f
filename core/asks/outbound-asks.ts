import { z } from 'zod/mini';
import type { OutboundReport, OutboundToday } from '../outbound/report.ts';
import { type Ask, of } from './ask.ts';

/** `YYYY-MM-DD` */
const day = z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/));

/** What is asked about the calls that agents make themselves; a part of the table of asks. */
export const outboundAsks = {
  /** By agent and day, from one day to another, both included. What a person did for weeks is not for everybody who looks. */
  outbound: {
    takes: z.object({ from: day, to: day }),
    answer: of<OutboundReport>(),
    who: 'holder',
    by: 'hub',
    over: { method: 'GET', path: '/api/outbound' },
  },
  /** Today so far; a wall is told nobody's name. */
  outboundToday: {
    takes: null,
    answer: of<OutboundToday>(),
    who: 'viewer',
    by: 'hub',
    over: { method: 'GET', path: '/api/outbound/today' },
  },
} satisfies { readonly [name: string]: Ask };

import type { DiagnosticsReport } from '../diagnostics/report.ts';
import { type Ask, of } from './ask.ts';

/** What is asked where something is wrong; a part of the table of asks. */
export const diagnosticsAsks = {
  /** All that whoever mends it wants to know, to be read before it is sent. One at a time. */
  diagnostics: {
    takes: null,
    answer: of<DiagnosticsReport>(),
    who: 'holder',
    by: 'hub',
    over: { method: 'GET', path: '/api/diagnostics' },
  },
} satisfies { readonly [name: string]: Ask };

import type { DayComparison, SourceStatus } from '#core/board/queue';
import { recording, type Recording } from './picture-server.ts';

/** Four phone systems, one of them silent, and another that stands in for it. */
export const several = recording('several-sources');

/** The same with these sources otherwise. */
export const withSources = (changes: { readonly [id: string]: Partial<SourceStatus> }): Recording => ({
  ...several,
  sources: {
    ...several.sources,
    sources: several.sources.sources.map((source) => ({ ...source, ...changes[source.id] })),
  },
});

/** What two sources counted yesterday: the same but for what the second says was lost. */
export const yesterdayOf = (queue: string, lost: number): DayComparison => ({
  day: '2026-11-19',
  queue,
  counts: [
    { source: 'flexfone', answered: 1_288, lost: 96 },
    { source: 'swan', answered: 1_288, lost },
  ],
  differ: lost !== 96,
});

const file = 'C:\\ProgramData\\VestPol Wallboard\\journal.sqlite.damaged-20261120T081204120Z';
/** With all that there may be to say. */
export const everything: Recording = {
  ...several,
  sources: {
    ...several.sources,
    yesterday: [yesterdayOf('hallmonitor', 93), yesterdayOf('switchpay', 96)],
    notices: [{ kind: 'set-aside', files: [file] }],
  },
};

/** Nothing is well. */
export const troubled = withSources({
  flexfone: {
    state: 'failing',
    problem: 'not-kept',
    lastError: 'The disk is full: the journal cannot be written. Make room, and it goes on by itself.',
  },
  swan: { state: 'failing', problem: 'unreachable', lastError: 'The phone system was asked and did not answer.' },
  soluno: { state: 'waiting', lastInputAt: null },
  pbxadmin: {
    state: 'failing',
    problem: 'sign-in-refused',
    lastError:
      'Flexfone refuses the account and the hash: compare both with the API page of PBXAdmin, and the settings of the source.',
  },
});

/** What may be asked of it. */
export const offered = {
  actions: [{ source: 'pbxadmin', id: 'set-call-flow', title: 'Switches a variable call flow on or off.' }],
};

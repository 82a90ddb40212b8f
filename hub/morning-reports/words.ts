import type { Language } from '#core/said/sentence';
import type { DueReport } from './due.ts';

interface Words {
  readonly calls: string;
  readonly file: { readonly day: string; readonly week: string; readonly month: string };
  readonly week: (from: string, to: string) => string;
  readonly columns: readonly [string, string, string, string, string, string, string, string];
  readonly all: string;
  readonly incomplete: (hours: string) => string;
  readonly counted: string;
  readonly definitions: readonly string[];
  readonly attached: { readonly day: string; readonly other: string };
  readonly decimal: string;
}

const inDanish: Words = {
  calls: 'Opkald',
  file: { day: 'opkald', week: 'opkald-uge', month: 'opkald-maaned' },
  week: (from, to) => `ugen ${from} til ${to}`,
  columns: ['Kø', 'Opkald', 'Besvaret', 'Mistet', 'Svarprocent', 'Serviceniveau', 'Gns. ventetid', 'Længste ventetid'],
  all: 'I alt',
  incomplete: (hours) => `Hubben hørte ikke alt (${hours}): tallene kan være for små.`,
  counted: 'Nogle af tallene er telefonsystemets egne.',
  definitions: [
    'Svarprocent: besvarede af alle, der enten blev besvaret eller lagde på.',
    'Serviceniveau: besvarede inden for køens grænse af alle, der blev besvaret, lagde på eller ventede længere.',
    'Ventetid: fra opkaldet kom ind i køen, til det blev besvaret eller lagt på.',
  ],
  attached: { day: 'Time for time i den vedhæftede CSV.', other: 'Dag for dag i den vedhæftede CSV.' },
  decimal: ',',
};

const inEnglish: Words = {
  calls: 'Calls',
  file: { day: 'calls', week: 'calls-week', month: 'calls-month' },
  week: (from, to) => `the week ${from} to ${to}`,
  columns: ['Queue', 'Calls', 'Answered', 'Lost', 'Answer rate', 'Service level', 'Average wait', 'Longest wait'],
  all: 'All together',
  incomplete: (hours) => `The hub did not hear everything (${hours}): the figures may be too small.`,
  counted: "Some of the figures are the phone system's own.",
  definitions: [
    'Answer rate: answered, of all who were answered or hung up.',
    'Service level: answered within the limit of the queue, of all who were answered, hung up or waited longer.',
    'Wait: from the moment the call entered the queue until it was answered or ended.',
  ],
  attached: { day: 'Hour by hour in the attached CSV.', other: 'Day by day in the attached CSV.' },
  decimal: '.',
};

export const wordsIn = (language: Language): Words => (language === 'da' ? inDanish : inEnglish);

/** As people write days: `torsdag den 26. november 2026`. */
export function periodInWords({ period, from, to }: DueReport, language: Language): string {
  const locale = language === 'da' ? 'da-DK' : 'en-GB';
  const write = (day: string, options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }).format(new Date(`${day}T00:00:00Z`));
  switch (period) {
    case 'day':
      return write(from, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
    case 'month':
      return write(from, { month: 'long', year: 'numeric' });
    case 'week':
      return wordsIn(language).week(
        write(from, { day: 'numeric', month: 'long' }),
        write(to, { day: 'numeric', month: 'long', year: 'numeric' }),
      );
  }
}

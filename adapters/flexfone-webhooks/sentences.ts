import { closest } from '#core/said/closest';
import type { Sentence } from '#core/said/sentence';

/** What is said of requests that make no sense, and the cure, in the words of Flexfone's own page. */
export const onlyCalls: Sentence = {
  da: 'Flexfone kalder kun webadresser.',
  en: 'Flexfone only calls web addresses.',
};

export const otherAccount: Sentence = {
  da: 'Hændelsen hører til en anden konto end den, der er sat op (accountId).',
  en: 'The event is of another PBX account than the configured accountId.',
};

export const unknownAddress: Sentence = {
  da: 'Adressen slutter forkert: efter hemmeligheden skal der stå incoming, answered, ended, outgoing, queue/KØ/enter eller queue/KØ/leave.',
  en: 'The address after the secret is none of incoming, answered, ended, outgoing, queue/QUEUE/enter, queue/QUEUE/leave.',
};

export const noCallId = (isPlaceholder: boolean): Sentence =>
  isPlaceholder
    ? {
        da: 'UniqueCallId kom som [uniquecallid]: telefonsystemet har ikke udfyldt feltet. Skriv det med små bogstaver i adressen, som i vejledningen, og kun hvor Flexfone udfylder det.',
        en: 'UniqueCallId came as [uniquecallid]: the phone system did not fill it in. Write it in small letters in the address, as in the guide, and only where Flexfone fills it in.',
      }
    : {
        da: 'UniqueCallId mangler: tavlen kan ikke vide, hvilket opkald det gælder. Tilføj uniquecallid=[uniquecallid] i adressen.',
        en: 'UniqueCallId is missing: it is not known which call this is about. Add uniquecallid=[uniquecallid] to the address.',
      };

export const nobodyAnswered: Sentence = {
  da: 'EmployeeLocalNumber mangler: tavlen kan ikke vide, hvem der svarede.',
  en: 'EmployeeLocalNumber is missing: it is not known who answered.',
};

export const nobodyCalls: Sentence = {
  da: 'EmployeeLocalNumber mangler: tavlen kan ikke vide, hvem der ringer ud.',
  en: 'EmployeeLocalNumber is missing: it is not known who calls.',
};

export const longId = (most: number): Sentence => ({
  da: `Et id er længere end ${most} tegn.`,
  en: `An id is longer than ${most} characters.`,
});

/** As a queue may be called; anything else in its place, a number say, is not repeated. */
const fitToRepeat = /^(?!.*\d{5})[\p{L}\d_.-]{1,40}$/u;

/** The queue in the address is none of those that are set up. */
export function unknownQueue(named: string, known: readonly string[]): Sentence {
  const ids = known.join(', ');
  const meant = closest(named, known);
  const shown = fitToRepeat.test(named) ? `"${named}"` : null;
  if (meant !== undefined) {
    const which = shown === null ? '' : ` ${shown}`;
    return {
      da: `Kø-id'et${which} i adressen findes ikke – mente du "${meant}"? Ret adressen i telefonsystemet.`,
      en: `The queue${which} in the address is not configured: did you mean "${meant}"? Correct the address in the phone system.`,
    };
  }
  return {
    da: `Adressen nævner en kø${shown === null ? '' : `, ${shown}`}, der ikke er sat op. De, der er, hedder: ${ids}.`,
    en: `The address names a queue${shown === null ? '' : `, ${shown},`} that is not configured; the configured ones are: ${ids}.`,
  };
}

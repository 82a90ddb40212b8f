import type { Sentence } from '#core/said/sentence';
import type { WebhookStatus } from './answers.ts';
import type { Overload } from './bounds/gate.ts';

/** What is said of requests that were kept out, and what to do; nothing of what stood in them. */
export const wrongSecret: Sentence = {
  da: 'Hemmeligheden i adressen er forkert. Kopiér adressen fra tavlens opsætning igen, og sæt den ind i telefonsystemet.',
  en: "The secret in the address is wrong. Copy the address from the wallboard's settings again into the phone system.",
};

export function unreadable(status: WebhookStatus): Sentence {
  if (status === 413) {
    return {
      da: 'Indholdet er større end 16 kB. Lad telefonsystemet sende færre felter.',
      en: 'The content is larger than 16 kB. Let the phone system send fewer fields.',
    };
  }
  if (status === 415) {
    return {
      da: 'Indholdet er i et format, som tavlen ikke læser. Vælg formular eller JSON i telefonsystemet, eller GET.',
      en: 'The content is of a kind that the wallboard does not read. Choose a form, JSON or GET in the phone system.',
    };
  }
  return {
    da: 'Indholdet kan ikke læses. Vælg formular eller JSON i telefonsystemet, eller GET.',
    en: 'The content cannot be read. Choose a form, JSON or GET in the phone system.',
  };
}

const anybodyElse: Sentence = {
  da: 'Er det ikke telefonsystemet, der kalder, så skift hemmeligheden.',
  en: 'If it is not the phone system that calls, change the secret.',
};

const kept: { readonly [overload in Overload]: Sentence } = {
  'per-second': {
    da: 'Der kom flere henvendelser i sekundet, end limits.perSecond tillader.',
    en: 'More requests a second came than limits.perSecond allows.',
  },
  'bytes-a-day': {
    da: 'Der kom mere på en dag, end journalen har plads til.',
    en: 'More came in a day than the journal has room for.',
  },
  'under-way': {
    da: 'Flere henvendelser ventede på disken, end der er plads til.',
    en: 'More requests waited for the disk than there is room for.',
  },
  'open-calls': {
    da: 'Flere ubesvarede opkald er i gang, end limits.openCalls tillader.',
    en: 'More calls are open that nobody answered than limits.openCalls allows.',
  },
  calls: { da: 'Flere opkald er i gang, end der er plads til.', en: 'More calls are open than there is room for.' },
  'one-call': {
    da: 'Der blev meldt mere om ét opkald, end der er plads til.',
    en: 'More was told of one call than there is room for.',
  },
};

export const tooMany = (overload: Overload): Sentence => ({
  da: `${kept[overload].da} ${anybodyElse.da}`,
  en: `${kept[overload].en} ${anybodyElse.en}`,
});

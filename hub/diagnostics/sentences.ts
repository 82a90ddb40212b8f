import type { Sentence } from '#core/said/sentence';

export const underWay: Sentence = {
  da: 'Oplysningerne samles allerede for en anden. Prøv igen om lidt.',
  en: 'They are being gathered for somebody else. Try again in a moment.',
};

export const notGathered: Sentence = {
  da: 'Kunne ikke samles; loggen siger mere.',
  en: 'Could not be gathered; the log says more.',
};

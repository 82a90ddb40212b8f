import type { Field } from '#core/settings/form';

/** By which server a mail goes, from whom, and to whom: of an alert and of a report alike. */
export const mailFields: readonly Field[] = [
  {
    name: 'smtp',
    kind: 'secret',
    label: { da: 'Mailserver', en: 'Mail server' },
    help: {
      da: 'Som smtps://bruger:adgangskode@mail.firma.dk:465. Den vises ikke igen.',
      en: 'As smtps://user:password@mail.example:465. It is not shown again.',
    },
    example: 'smtps://…',
    needed: true,
    rare: false,
  },
  {
    name: 'from',
    kind: 'text',
    label: { da: 'Fra', en: 'From' },
    help: { da: 'Afsenderens e-mailadresse.', en: 'The address of the sender.' },
    example: 'tavle@firma.dk',
    needed: true,
    rare: false,
  },
  {
    name: 'to',
    kind: 'texts',
    label: { da: 'Til', en: 'To' },
    help: { da: 'Modtagernes e-mailadresser, hver på sin linje.', en: 'The addresses of the receivers, a line each.' },
    example: 'leder@firma.dk',
    needed: true,
    rare: false,
  },
];

/** What one chooses for this one screen, in Danish. */
export const screenInDanish = {
  controls: 'Indstillinger for denne skærm',
  language: 'Sprog',
  theme: { title: 'Udseende', system: 'Som Windows', dark: 'Mørk', light: 'Lys' },
  scale: {
    title: 'Afstand',
    smaller: 'Mindre tekst',
    larger: 'Større tekst',
    help: 'Større tekst, færre tal',
    full: 'Større tekst er der ikke plads til med så mange køer',
  },
  choice: {
    open: 'Køer',
    title: 'Køer på denne skærm',
    total: 'Alle køer samlet',
    people: 'Medarbejdere',
    outbound: 'Udgående opkald',
    up: 'Flyt {{queue}} op',
    down: 'Flyt {{queue}} ned',
    all: 'Vis alle i fast rækkefølge',
    close: 'Luk',
    auto: 'efter plads',
    shown: 'vist',
    hidden: 'skjult',
    kept: 'Valget gælder kun denne skærm.',
  },
} as const;

/** What is said of moving a hub to another machine, in Danish. */
export const movingInDanish = {
  title: 'Sikkerhedskopi og flytning',
  help: 'Alt, hvad denne hub har, i én fil: indstillinger, journal, historik, skærme og alarmernes log. Den kan bruges på en anden pc; skærmene finder hubben igen på dens adresse.',
  onServer: 'På en server: npm run -s backup og npm run -s restore.',
  passphrase: 'Adgangssætning',
  again: 'Den samme igen',
  passphraseHelp:
    'Mindst 8 tegn. Med den følger adgangskoder og nøgler med, låst; uden den skal de skrives igen. Den gemmes ingen steder.',
  backup: 'Gem en sikkerhedskopi',
  restore: 'Brug en sikkerhedskopi',
  sure: 'Ja, vælg filen',
  sureHelp: 'Det, der er på denne pc nu, sættes til side i datamappen og slettes ikke. Programmet starter igen.',
  underWay: 'Et øjeblik …',
  done: 'Gemt som {{file}}. Der er telefonnumre i filen: pas på den.',
  doneWithout: 'Gemt som {{file}}, uden adgangskoder. Der er telefonnumre i filen: pas på den.',
  restored: 'Sikkerhedskopien er i orden. Programmet starter igen om et øjeblik.',
  wrong: {
    short: 'Adgangssætningen skal have mindst 8 tegn.',
    different: 'De to er ikke ens.',
  },
} as const;

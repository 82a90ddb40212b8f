/** What is said of what is kept of one caller, in Danish. */
export const callersInDanish = {
  title: 'Når nogen spørger til sine data',
  help: 'Se, hvad der er gemt om ét telefonnummer, hent det til den, der spørger, eller slet det. Hver gang skrives det ned, hvem der gjorde det og hvornår; af nummeret kun de to sidste cifre.',
  number: 'Telefonnummer',
  find: 'Find',
  finding: 'Leder …',
  none: 'Der er ikke gemt noget om det nummer.',
  found_one: 'Der er gemt {{inputs}} besked fra telefonsystemet om nummeret, fra {{first}}.',
  found_other: 'Der er gemt {{inputs}} beskeder fra telefonsystemet om nummeret, fra {{first}} til {{last}}.',
  time: 'kl. {{time}}',
  lost_one: 'Det står på {{lines}} linje i listen over mistede opkald fra i dag og i går.',
  lost_other: 'Det står på {{lines}} linjer i listen over mistede opkald fra i dag og i går.',
  save: 'Hent som fil',
  saved:
    'Filen er hentet. Den, der spørger, må få den; andres numre er taget ud, hvor telefonsystemet sendte dem i samme liste.',
  leftOut_one: '{{lines}} ældre besked var der ikke plads til.',
  leftOut_other: '{{lines}} ældre beskeder var der ikke plads til.',
  file: 'gemt-om-et-nummer',
  erase: 'Slet',
  sureHelp:
    'Det kan ikke fortrydes. Numre og navne går ud af de beskeder, hvor nummeret står. På listen over mistede opkald står opkaldene så uden nummer, hvert for sig, og er åbne igen. Antallet af besvarede og mistede opkald bliver. Sikkerhedskopier og hentede filer bliver ikke rørt: dem skal I selv slette. Ringer personen igen, gemmes det som alle andres opkald.',
  sure: 'Ja, slet nummeret',
  keep: 'Behold det',
  erasing: 'Sletter …',
  erased_one:
    'Nummeret er slettet, i {{inputs}} besked og på listen over mistede opkald. Antallet af besvarede og mistede opkald er det samme.',
  erased_other:
    'Nummeret er slettet, i {{inputs}} beskeder og på listen over mistede opkald. Antallet af besvarede og mistede opkald er det samme.',
  copies: 'Nummeret står stadig i {{files}}: det er kopier i tavlens datamappe, og dem skal I selv slette.',
} as const;

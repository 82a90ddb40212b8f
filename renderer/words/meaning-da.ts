/** What each figure is, in Danish. */
export const meaningInDanish = {
  callsWaiting: 'Opkald, der venter på svar lige nu. Et opkald, der ringer hos en medarbejder, venter stadig.',
  longestWaitSeconds: 'Ventetid for det opkald, der har ventet længst.',
  agentsReady: 'Medarbejdere i køen, der kan tage det næste opkald.',
  agentsBusy: 'Medarbejdere i samtale, med en telefon, der ringer, eller i efterbehandling.',
  agentsOther: 'Medarbejdere på pause, til møde eller optaget af andet. Den, der er logget ud, tæller ikke med.',
  answeredToday: 'Opkald fra i dag, som en medarbejder har taget.',
  lostToday: 'Opkald fra i dag, hvor kunden lagde på, før nogen svarede.',
  answerRate: 'Så stor en del af dagens opkald blev besvaret. De, der venter nu, er ikke talt med endnu.',
  avgWaitSeconds: 'Fra opkaldet kom i køen, til det blev besvaret: gennemsnittet af i dag.',
  longestWaitTodaySeconds: 'Så længe har nogen højst ventet i dag: af de besvarede, de mistede og dem, der venter nu.',
  avgTalkSeconds:
    'Fra opkaldet blev besvaret, til medarbejderen var færdig: gennemsnittet af dagens afsluttede samtaler.',
  serviceLevel:
    'Serviceniveau: så stor en del af dagens opkald blev besvaret inden {{seconds}} sekunder. Opkald afbrudt inden {{seconds}} s tæller ikke med.',
  overflowedToday:
    'Opkald fra i dag, der forlod køen uden svar, f.eks. til en anden kø eller en telefonsvarer. De er ikke talt med som mistede.',
  inferredLostToday: 'Opkald, hvis afslutning aldrig blev meldt. Tavlen regner dem for mistede.',
} as const;

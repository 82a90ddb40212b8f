import type { Sentence } from '#core/said/sentence';
import type { fieldRules, KindOfRecord } from './fields.ts';

/** What something is called where a mapping is made, and what that is. */
export interface Named {
  readonly label: Sentence;
  readonly help: Sentence;
}

const said = (da: string, en: string): Sentence => ({ da, en });
const named = (label: Sentence, help: Sentence): Named => ({ label, help });

/** What records may be, the most usual first. */
export const kindWords: { readonly [kind in KindOfRecord]: Named } = {
  records: named(
    said('Afsluttede opkald', 'Calls that are over'),
    said('En post for hvert opkald, når det er slut (CDR).', 'A record for each call once it is over (CDR).'),
  ),
  events: named(
    said('Hændelser i opkald', 'Events of calls'),
    said(
      'En post, hver gang der sker noget: opkaldet kom i kø, blev besvaret, sluttede.',
      'A record each time something happens: the call was queued, was answered, ended.',
    ),
  ),
  counts: named(
    said('Køernes tal', 'Figures of queues'),
    said(
      'En post for hver kø med tal, som telefonsystemet selv tæller.',
      'A record for each queue with figures that the phone system counts itself.',
    ),
  ),
  agents: named(
    said('Medarbejdere', 'Agents'),
    said(
      'En post for hver medarbejder med, hvad han eller hun laver nu.',
      'A record for each agent with what he or she is doing now.',
    ),
  ),
};

const queue = named(
  said('Kø', 'Queue'),
  said(
    'Hvilken kø posten er om. Unødvendig, hvor kilden har én kø.',
    'Which queue it is about. Not needed of one alone.',
  ),
);
const call = said('Opkaldets id', 'Id of the call');
const agent = said('Medarbejder', 'Agent');
const caller = named(
  said('Den, der ringer', 'Caller'),
  said(
    'Til at kende det samme opkald igen, og til hvem der sidst talte med nummeret. Det vises ikke på tavlen.',
    'To know the same call again, and to tell who last spoke with the number. It is not shown on the board.',
  ),
);

type Rules = typeof fieldRules;

/** What each field is, in words. */
export const fieldWords: { readonly [kind in KindOfRecord]: { readonly [field in keyof Rules[kind]]: Named } } = {
  counts: {
    queue,
    waiting: named(
      said('Venter nu', 'Waiting now'),
      said('Hvor mange der venter i køen.', 'How many wait in the queue.'),
    ),
    longestWaitSeconds: named(
      said('Længste ventetid nu', 'Longest wait now'),
      said(
        'Hvor længe den forreste har ventet: sekunder eller mm:ss.',
        'How long the first one has waited: seconds or mm:ss.',
      ),
    ),
    oldestSince: named(
      said('Den forreste siden', 'The first one since'),
      said(
        'Hvornår den forreste kom i kø, hvor der ikke står, hvor længe.',
        'When the first one was queued, where it does not say for how long.',
      ),
    ),
    answered: named(
      said('Besvarede i dag', 'Answered today'),
      said('Hvor mange der er besvaret.', 'How many were answered.'),
    ),
    lost: named(
      said('Mistede i dag', 'Lost today'),
      said('Hvor mange der lagde på uden svar.', 'How many hung up without an answer.'),
    ),
    averageWaitSeconds: named(
      said('Gennemsnitlig svartid', 'Average wait'),
      said('De besvaredes, i sekunder eller mm:ss.', 'Of the answered, in seconds or mm:ss.'),
    ),
    longestWaitTodaySeconds: named(
      said('Længste ventetid i dag', 'Longest wait today'),
      said('Dagens længste, i sekunder eller mm:ss.', 'The longest of the day, in seconds or mm:ss.'),
    ),
    averageTalkSeconds: named(
      said('Gennemsnitlig taletid', 'Average talk'),
      said('De besvaredes, i sekunder eller mm:ss.', 'Of the answered, in seconds or mm:ss.'),
    ),
    agentsReady: named(
      said('Ledige', 'Ready'),
      said('Hvor mange medarbejdere der er ledige.', 'How many agents are ready.'),
    ),
    agentsBusy: named(
      said('Optagede', 'Busy'),
      said('Hvor mange medarbejdere der er optaget.', 'How many agents are busy.'),
    ),
    agentsOther: named(
      said('Pause', 'On a break'),
      said('Hvor mange medarbejdere der holder pause.', 'How many agents are on a break.'),
    ),
  },
  records: {
    call: named(
      call,
      said(
        'Så det samme opkald tælles én gang, også hvis det fortælles igen.',
        'So that the same call counts once, also where it is told again.',
      ),
    ),
    queue,
    entered: named(said('Kom i kø', 'Was queued'), said('Hvornår opkaldet kom i kø.', 'When the call was queued.')),
    answered: named(
      said('Blev besvaret', 'Was answered'),
      said('Hvornår det blev besvaret; tomt, hvor ingen gjorde det.', 'When it was answered; empty where nobody did.'),
    ),
    ended: named(said('Sluttede', 'Ended'), said('Hvornår opkaldet var slut.', 'When the call was over.')),
    agent: named(agent, said('Hvem der svarede: lokalnummer eller navn.', 'Who answered: local number or name.')),
    caller,
  },
  events: {
    kind: named(
      said('Hvad der skete', 'What happened'),
      said(
        'Kildens ord for det. Hvad ordene betyder, siges nedenfor.',
        'The word for it. What the words mean is said below.',
      ),
    ),
    call: named(call, said('Det samme i alle opkaldets hændelser.', 'The same in all events of the call.')),
    queue,
    leg: named(
      said('Telefonens del', 'Part of a phone'),
      said(
        'Id for den del af opkaldet, der når én telefon, hvis kilden har sådan et.',
        'Id of the part of the call that reaches one phone, where the source has one.',
      ),
    ),
    agent: named(
      agent,
      said('Hvis telefon det er: lokalnummer eller navn.', 'Whose phone it is: local number or name.'),
    ),
    at: named(
      said('Tidspunkt', 'Time'),
      said('Hvornår det skete; uden det, når posten kom.', 'When it happened; without it, when the record came.'),
    ),
    caller,
  },
  agents: {
    agent: named(
      agent,
      said(
        'Lokalnummer, eller hvad køens medlemmer ellers hedder.',
        'Local number, or what the members of queues are called.',
      ),
    ),
    name: named(
      said('Navn', 'Name'),
      said('Hvad medarbejderen hedder på tavlen.', 'What the agent is called on the board.'),
    ),
    state: named(
      said('Tilstand', 'State'),
      said(
        'Kildens ord for den. Hvad ordene betyder, siges nedenfor.',
        'The word for it. What the words mean is said below.',
      ),
    ),
    reason: named(
      said('Hvorfor', 'Reason'),
      said('Hvorfor der holdes pause, hvis det står der.', 'Why it is a break, where it says so.'),
    ),
  },
};

/** What a source's word may mean: of events, and of agents. */
export const meaningWords = {
  kinds: {
    queued: said('Kom i kø', 'Was queued'),
    ringing: said('Ringer hos en medarbejder', "Rings at an agent's phone"),
    answered: said('Blev besvaret', 'Was answered'),
    ended: said('Sluttede', 'Ended'),
    left: said('Blev sendt videre uden svar', 'Was forwarded unanswered'),
  },
  states: {
    ready: said('Ledig', 'Ready'),
    talking: said('I samtale', 'Talking'),
    busy: said('Optaget', 'Busy'),
    ringing: said('Det ringer', 'Ringing'),
    wrapUp: said('Efterbehandling', 'Wrap-up'),
    other: said('Pause', 'On a break'),
    loggedOut: said('Logget ud', 'Logged out'),
  },
} as const;

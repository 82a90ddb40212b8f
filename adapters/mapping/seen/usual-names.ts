import type { KindOfRecord } from '../fields.ts';
import type { AgentState, EventKind } from '../settings.ts';

const names = (text: string): readonly string[] => text.split(' ');

/**
 * What phone systems and people call the fields of each kind of record, the surest first: small letters and digits alone, as
 * `plainly` makes them. They make a proposal that a person confirms.
 */
export const usualFieldNames: { readonly [kind in KindOfRecord]: { readonly [field: string]: readonly string[] } } = {
  counts: {
    queue: names('queue queuename kø køen kønavn name navn group gruppe'),
    waiting: names('waiting callswaiting callsinqueue inqueue queued venter venternu ikø ventende'),
    longestWaitSeconds: names('longestwait longestwaiting currentmaxwait oldestcall længsteventetid'),
    oldestSince: names('oldestsince waitingsince ventersiden oldestcallat'),
    answered: names('answered answeredtoday callsanswered handled besvaret besvarede besvaredeopkald'),
    lost: names('lost abandoned callsabandoned missed losttoday mistet mistede tabte opgivet'),
    averageWaitSeconds: names('avgwait averagewait asa avgwaittime holdtime gnsventetid gnssvartid'),
    longestWaitTodaySeconds: names('maxwait maxwaittoday longestwaittoday længsteventetididag maksventetid'),
    averageTalkSeconds: names('avgtalk averagetalk talktime avgtalktime gnstaletid gnssamtaletid'),
    agentsReady: names('agentsready ready agentsavailable available ledige ledig'),
    agentsBusy: names('agentsbusy busy agentstalking optaget optagede isamtale'),
    agentsOther: names('agentsother other agentspaused paused pause holderpause'),
  },
  records: {
    call: names('callid uniqueid uniquecallid linkedid xmlcdruuid uuid opkaldsid opkaldid cdrid id'),
    queue: names('queue queuename ccqueue kø køen kønavn hovednummer gruppe group'),
    entered: names(
      'entered queuedat joined enterqueue ccqueuejoinedepoch start starttime startet begyndt ankomst ankommet calldate received modtaget tidspunkt time tid date dato',
    ),
    answered: names('answered answeredat answertime answer ccqueueansweredepoch connected besvaret svartid'),
    ended: names('ended endedat endtime end endepoch hangup hanguptime finished slut sluttet afsluttet'),
    agent: names('agent agentid ccagent member extension answeredby medarbejder besvaretaf lokalnummer'),
    caller: names('caller callerid callernumber calleridnumber from src cli ani fra nummer opkalder'),
  },
  events: {
    kind: names('event kind type eventtype eventname hændelse handling'),
    call: names('callid call uniqueid uniquecallid linkedid opkaldsid opkald'),
    queue: names('queue queuename kø køen kønavn'),
    leg: names('leg legid channelid'),
    agent: names('agent agentid member extension medarbejder lokalnummer'),
    at: names('at time timestamp eventtime date created tid tidspunkt dato'),
    caller: names('caller callerid callernumber from src cli ani fra nummer'),
  },
  agents: {
    agent: names('agent agentid extension number user id lokalnummer nummer medarbejder'),
    name: names('name fullname displayname agentname navn'),
    state: names('state status presence tilstand'),
    reason: names('reason pausereason statustext årsag grund'),
  },
};

/** Words for what happens to a call. */
export const usualKindWords: { readonly [kind in EventKind]: readonly string[] } = {
  queued: names('enterqueue queued enter entered joined join ikø kø'),
  ringing: names('ringing ring alerting ringer'),
  answered: names('connect connected answered answer established besvaret svar'),
  ended: names(
    'completecaller completeagent abandon abandoned ended end hangup complete released blindtransfer attendedtransfer slut afsluttet lagtpå',
  ),
  left: names('exitwithtimeout exitwithkey exitempty left overflow timeout videresendt'),
};

/** Words for what an agent does. */
export const usualStateWords: { readonly [state in AgentState]: readonly string[] } = {
  ready: names('ready idle available free waiting online ledig klar tilgængelig'),
  talking: names('talking oncall incall inacall connected isamtale taler'),
  busy: names('busy engaged optaget'),
  ringing: names('ringing ring ringer'),
  wrapUp: names('wrapup aftercallwork acw aftercall efterbehandling'),
  other: names('other pause paused break away lunch notready meeting frokost møde fravær ikkeklar'),
  loggedOut: names('loggedout loggedoff offline logoff logout unavailable loggetud loggetaf'),
};

/** The letters and digits of a name, small. */
export function plainly(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

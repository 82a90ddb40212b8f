/** The lines of one AMI message, in order. Absent values are left out, as Asterisk does with an ActionID that was not given. */
export type Lines = { readonly [name: string]: string | number | undefined };

/** As it is sent, without the empty line after it. */
export function text(lines: Lines): string {
  return Object.entries(lines)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\r\n');
}

/** What AMI says of an event, and who may hear it. */
export interface Told {
  readonly privilege: 'agent' | 'call';
  readonly text: string;
}

/** Days may pass of which nobody wants to hear: it becomes text when somebody does. */
export function told(privilege: Told['privilege'], event: string, lines: Lines): Told {
  return {
    privilege,
    get text() {
      return text({ Event: event, Privilege: `${privilege},all`, ...lines });
    },
  };
}

/** A channel as every event of it describes it. `number`: the caller's, where it is told. */
export function callersChannel(uniqueid: string, number: string | null): Lines {
  const caller = number ?? '<unknown>';
  return {
    Channel: `PJSIP/trunk-${uniqueid}`,
    ChannelState: 6,
    ChannelStateDesc: 'Up',
    CallerIDNum: caller,
    CallerIDName: caller,
    ConnectedLineNum: '<unknown>',
    ConnectedLineName: '<unknown>',
    Language: 'en',
    AccountCode: '',
    Context: 'outside',
    Exten: 's',
    Priority: 4,
    Uniqueid: uniqueid,
    Linkedid: uniqueid,
  };
}

/** The one at the other end. */
export function agentsChannel(device: string, leg: string): Lines {
  return {
    DestChannel: `${device}-${leg}`,
    DestChannelState: 6,
    DestChannelStateDesc: 'Up',
    DestCallerIDNum: '<unknown>',
    DestCallerIDName: '<unknown>',
    DestConnectedLineNum: '<unknown>',
    DestConnectedLineName: '<unknown>',
    DestLanguage: 'en',
    DestAccountCode: '',
    DestContext: 'phones',
    DestExten: 's',
    DestPriority: 1,
    DestUniqueid: leg,
    DestLinkedid: leg,
  };
}

/** Sends what Flexfone would, to a real hub. Parameters as in documents 003 and 004. */
export interface Flexfone {
  enter(queue: string, call: string): Promise<void>;
  rings(agent: string, call: string): Promise<void>;
  answered(agent: string, call: string): Promise<void>;
  /** The leg of `agent` ends, or without one the caller's own part: then he hung up. */
  ended(call: string, agent?: string): Promise<void>;
}

/** `address`: the hub's webhooks; `secret`: that of the source `pbx`. */
export function createFlexfone(address: string, secret: string): Flexfone {
  async function send(path: string, parameters: Record<string, string>): Promise<void> {
    const response = await fetch(`${address}/hooks/pbx/${secret}/${path}?${new URLSearchParams(parameters)}`);
    const body = await response.text();
    if (response.status !== 200 || body !== '') throw new Error(`${path} was answered ${response.status}: ${body}`);
  }

  const legOf = (agent: string, call: string) => `${call}-${agent}`;
  const leg = (agent: string, call: string) => ({
    AccountId: '1234',
    UniqueCallId: legOf(agent, call),
    EmployeeLocalNumber: agent,
    ANumber: '70201010',
    LinkedUniqueCallId: call,
  });

  return {
    enter: (queue, call) => send(`queue/${queue}/enter`, { uniquecallid: call, callerid: '70201010' }),
    rings: (agent, call) => send('incoming', { ...leg(agent, call), Calledphone: `${agent}00` }),
    answered: (agent, call) => send('answered', leg(agent, call)),
    ended: (call, agent) =>
      send('ended', {
        AccountId: '1234',
        UniqueCallId: agent === undefined ? call : legOf(agent, call),
        Duration: '0',
        Transfer: 'False',
        CallDirection: 'Incoming',
      }),
  };
}

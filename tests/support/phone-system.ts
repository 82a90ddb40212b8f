import type { Picture, Queue, SourcesReport } from '#core/board/queue';
import type { HubAddresses } from '#hub/hub';
import { secret } from './configurations.ts';

type Parameters = { readonly [name: string]: string };

/** A phone system that calls a running hub, and somebody who looks at its board. Real HTTP. */
export interface Line {
  /** GET of an address under `/hooks/pbx/SECRET/`. @throws where the answer is not an empty 200 */
  tell(path: string, parameters: Parameters): Promise<void>;
  enter(queue: string, call: string): Promise<void>;
  rings(agent: string, call: string): Promise<void>;
  answers(agent: string, call: string): Promise<void>;
  ends(call: string): Promise<void>;
  picture(): Promise<Picture>;
  queue(id: string): Promise<Queue>;
  sources(): Promise<SourcesReport>;
}

/** `token`: of a board that has one. */
export function lineTo({ board, webhooks }: HubAddresses, { token }: { readonly token?: string } = {}): Line {
  const tell = async (path: string, parameters: Parameters): Promise<void> => {
    const response = await fetch(`${webhooks}/hooks/pbx/${secret}/${path}?${new URLSearchParams(parameters)}`);
    const body = await response.text();
    if (response.status !== 200 || body !== '') throw new Error(`${path} was answered ${response.status} "${body}"`);
  };
  const ask = async <Answer>(path: string): Promise<Answer> => {
    const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const response = await fetch(`${board}${path}`, { headers });
    if (response.status !== 200) throw new Error(`${path} was answered ${response.status}`);
    return (await response.json()) as Answer;
  };
  return {
    tell,
    enter: (queue, call) => tell(`queue/${queue}/enter`, { uniquecallid: call }),
    rings: (agent, call) => tell('incoming', { UniqueCallId: call, EmployeeLocalNumber: agent }),
    answers: (agent, call) => tell('answered', { UniqueCallId: call, EmployeeLocalNumber: agent }),
    ends: (call) => tell('ended', { 'Unique CallId': call, Transfer: 'False' }),
    picture: () => ask<Picture>('/api/queues'),
    queue: (id) => ask<Queue>(`/api/queues/${id}`),
    sources: () => ask<SourcesReport>('/api/sources'),
  };
}

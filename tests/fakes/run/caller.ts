import type { Instant } from '#core/time/instant';
import { bodyText } from '../capture.ts';
import { flexfoneRequests } from '../flexfone-pbx.ts';
import type { FlexfoneRequest } from '../flexfone-spelling.ts';
import type { Centre } from './centre.ts';

/** Calls a hub's webhooks as Flexfone does, while things happen. What happened before it began is never told. */
export interface WebhookCaller {
  /** `false`: silent until told otherwise. */
  speak(aloud: boolean): void;
  close(): Promise<void>;
}

interface CallerOptions {
  /** `http://127.0.0.1:8091/hooks/pbx/SECRET` */
  readonly address: string;
  readonly centre: Pick<Centre, 'between'>;
  readonly timeZone: string;
  /** Told once when the hub takes nothing, and once when it does again. */
  readonly tell: (sentence: string) => void;
}

const beat = 200;
const patience = 5_000;

export function startCaller({ address, centre, timeZone, tell }: CallerOptions): WebhookCaller {
  let toldUntil: Instant = Date.now();
  let aloud = true;
  let closed = false;
  let trouble: string | null = null;
  let work = Promise.resolve();

  async function once(): Promise<void> {
    const now = Date.now();
    const events = centre.between(toldUntil, now);
    toldUntil = now;
    if (!aloud) return;
    for (const request of flexfoneRequests(events, { timeZone, timeStamps: 'isoT' })) {
      if (closed) return;
      const problem = await send(request);
      if (problem !== trouble) tell(problem ?? 'The hub takes the webhooks.');
      trouble = problem;
    }
  }

  /** Each once: that Flexfone repeats what was refused is not documented. Returns what was wrong. */
  async function send({ path, method, query, ...content }: FlexfoneRequest): Promise<string | null> {
    const body = bodyText({ path, method, query, ...content });
    try {
      const { status } = await fetch(`${address}/${path}?${new URLSearchParams(query)}`, {
        method,
        signal: AbortSignal.timeout(patience),
        ...(body === null ? {} : { body: body.text, headers: { 'content-type': body.type } }),
      });
      return status === 200 ? null : `The hub answered a webhook with status ${status}.`;
    } catch {
      return 'No hub answers the webhooks; they are lost until one does.';
    }
  }

  const timer = setInterval(() => {
    // One after the other: what happened first is told first.
    work = work.then(once);
  }, beat);
  return {
    speak: (next) => void (aloud = next),
    async close() {
      closed = true;
      clearInterval(timer);
      await work;
    },
  };
}

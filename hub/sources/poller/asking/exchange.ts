import {
  type ClientRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as httpRequest,
  type RequestOptions,
} from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Readable } from 'node:stream';
import type { AxiosInstance, AxiosRequestConfig } from 'axios';
import type { Question } from '#adapters/adapter';
import type { JsonValue } from '#core/said/input';
import type { Agents } from './http-agents.ts';
import type { PollLimits } from './limits.ts';
import type { GivenUp } from './no-answer.ts';

export interface Opened {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** One question on its way, and its answer as it comes. */
export interface Exchange {
  /** The head of the answer, and its body still to be read. */
  answer(): Promise<Opened>;
  giveUp(why: GivenUp): void;
  givenUp(): GivenUp | undefined;
  end(): void;
}

let loading: Promise<AxiosInstance> | undefined;

/** Loaded with the first question: it brings half of what Node can do with it, and a board whose phone systems call us asks nobody. */
function theClient(): Promise<AxiosInstance> {
  loading ??= import('axios').then(({ default: axios }) =>
    axios.create({
      responseType: 'stream',
      // Every status is an answer; a redirect is one too, and is followed by nobody.
      validateStatus: null,
      maxRedirects: 0,
      // Never one from the environment.
      proxy: false,
      transformRequest: (body: unknown) => body,
    }),
  );
  return loading;
}

/** Who says so often that the answer is to come never lets it come. */
const mostPreludes = 20;

/** Asks as axios would by itself, and counts the answers before the answer, such as `100 Continue`. */
function countingTransport(isHttps: boolean, tooMany: () => void) {
  const request = isHttps ? httpsRequest : httpRequest;
  return {
    request(options: RequestOptions, heard: (response: IncomingMessage) => void): ClientRequest {
      const asking = request(options, heard);
      let preludes = 0;
      asking.on('information', () => {
        preludes += 1;
        if (preludes > mostPreludes) tooMany();
      });
      return asking;
    },
  };
}

export function createExchange(question: Question, agents: Agents, limits: PollLimits): Exchange {
  const controller = new AbortController();
  let why: GivenUp | undefined;
  let body: Readable | undefined;
  const giveUp = (reason: GivenUp): void => {
    why ??= reason;
    controller.abort();
    body?.destroy(new Error(reason));
  };
  const first = setTimeout(() => giveUp('first-byte'), limits.firstByte);
  const whole = setTimeout(() => giveUp('whole'), question.records === true ? limits.wholeList : limits.whole);

  return {
    async answer() {
      const transport = countingTransport(question.url.startsWith('https:'), () => giveUp('preludes'));
      const config = { ...requestOf(question), transport, httpAgent: agents.http, httpsAgent: agents.https };
      const response = await sent({ ...config, signal: controller.signal }, question.records !== true);
      clearTimeout(first);
      body = response.data;
      if (why !== undefined) body.destroy(new Error(why));
      return { status: response.status, headers: response.headers as IncomingHttpHeaders, chunks: body };
    },
    giveUp,
    givenUp: () => why,
    end() {
      clearTimeout(first);
      clearTimeout(whole);
      body?.destroy();
    },
  };
}

/**
 * A server may close an idle connection at the very moment at which we use it again: then nothing was asked, and a GET
 * is asked once more over a new one. Not a long list: it may have been asked after all, and be given only now and then.
 */
async function sent(config: AxiosRequestConfig, mayRepeat: boolean) {
  const client = await theClient();
  try {
    return await client.request<Readable>(config);
  } catch (error) {
    const { code, request } = error as {
      readonly code?: unknown;
      readonly request?: { readonly reusedSocket?: unknown };
    };
    const wasStale = request?.reusedSocket === true && (code === 'ECONNRESET' || code === 'EPIPE');
    if (!mayRepeat || !wasStale || config.method !== 'GET') throw error;
    return await client.request<Readable>(config);
  }
}

function requestOf({
  method = 'GET',
  url,
  secretQuery,
  headers,
  body,
  form = false,
  text,
}: Question): AxiosRequestConfig {
  if (!/^https?:$/.test(new URL(url).protocol)) throw Object.assign(new Error(), { code: 'ERR_UNSUPPORTED_PROTOCOL' });
  const type = form ? 'application/x-www-form-urlencoded' : 'application/json';
  return {
    method,
    url: withQuery(url, secretQuery),
    headers: {
      Accept: 'application/json',
      'User-Agent': 'vestpol-wallboard',
      ...(body !== undefined && { 'Content-Type': type }),
      ...headers,
    },
    ...(body !== undefined && { data: form ? formOf(body) : JSON.stringify(body) }),
    ...(text !== undefined && { data: text }),
  };
}

/** Beside what the address says already, which stays as it is written. */
function withQuery(url: string, query: Question['secretQuery']): string {
  const added = new URLSearchParams(query).toString();
  if (added === '') return url;
  return `${url}${url.includes('?') ? '&' : '?'}${added}`;
}

function formOf(body: JsonValue): string {
  const fields = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  return new URLSearchParams(fields.map(([name, value]): [string, string] => [name, textOf(value)])).toString();
}

function textOf(value: JsonValue): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

import type { TlsOptions } from 'node:tls';
import { startLineServer, type LineServer } from './line-server.ts';

/** The other side of the connections of `exchange.ts`, that says what a test wants. */
export interface ExchangeServer extends LineServer {
  /** Of the secrets that are no good. */
  refuses: boolean;
  /** Whether it answers at all. */
  answers: boolean;
  /** What it says after `list`, before `all`. */
  waiting: readonly string[];
}

export async function startExchange(tls?: TlsOptions | boolean): Promise<ExchangeServer> {
  const mood = { refuses: false, answers: true, waiting: [] };
  const server = await startLineServer((line) => (exchange.answers ? wordsFor(line, exchange) : []), tls);
  const exchange: ExchangeServer = { ...server, ...mood };
  return exchange;
}

function wordsFor(line: string, { refuses, waiting }: ExchangeServer): readonly string[] {
  if (line.startsWith('login')) return [refuses ? 'refused' : 'welcome'];
  if (line === 'list') return [...waiting, 'all'];
  return line === 'ping' ? ['pong'] : [];
}

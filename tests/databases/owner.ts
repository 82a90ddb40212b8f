import { setTimeout as pause } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';
import { Client } from 'pg';
import type { DatabaseServer } from './servers.ts';
import { owner } from './servers.ts';

/** Whoever may do everything in a database: makes tables, drops them, changes passwords. */
export interface Owner {
  run(statement: string): Promise<void>;
}

/** Each statement over a connection of its own: the server is killed between them. */
export function ownerOf({ kind, port }: DatabaseServer, database: string | undefined): Owner {
  const place = { host: '127.0.0.1', port, ...owner };
  const once = async (statement: string): Promise<void> => {
    if (kind === 'postgres') {
      const client = new Client({ ...place, database: database ?? 'postgres' });
      client.on('error', () => undefined);
      await client.connect();
      try {
        await client.query(statement);
      } finally {
        await client.end();
      }
    } else {
      const connection = await createConnection({ ...place, ...(database !== undefined && { database }) });
      try {
        await connection.query(statement);
      } finally {
        await connection.end();
      }
    }
  };
  return {
    async run(statement) {
      for (let tries = 0; ; tries += 1) {
        try {
          return await once(statement);
        } catch (error) {
          const { code } = error as { readonly code?: unknown };
          if (tries > 100 || !starting.has(String(code))) throw error;
          await pause(100);
        }
      }
    },
  };
}

/** It listens, and is not ready yet. */
const starting = new Set(['57P03', 'ECONNREFUSED', 'ECONNRESET', 'PROTOCOL_CONNECTION_LOST', 'ER_ACCESS_DENIED_ERROR']);

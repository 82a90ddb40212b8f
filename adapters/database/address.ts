import type { Database } from '#adapters/adapter';

type Server = Exclude<Database, { readonly kind: 'sqlite' }>;

const kinds: { readonly [protocol: string]: { readonly kind: Server['kind']; readonly port: number } } = {
  'postgres:': { kind: 'postgres', port: 5432 },
  'postgresql:': { kind: 'postgres', port: 5432 },
  'mysql:': { kind: 'mysql', port: 3306 },
  'mariadb:': { kind: 'mysql', port: 3306 },
  'mssql:': { kind: 'mssql', port: 1433 },
  'sqlserver:': { kind: 'mssql', port: 1433 },
};

const tlsWords: { readonly [word: string]: Server['tls'] } = {
  off: 'off',
  disable: 'off',
  encrypted: 'encrypted',
  require: 'encrypted',
  trusted: 'trusted',
  'verify-ca': 'trusted',
  'verify-full': 'trusted',
};

interface Address {
  readonly url: string;
  readonly user?: string | undefined;
  readonly password?: string | undefined;
}

/** Where the database is; `undefined`: the address is none. */
export function databaseAt({ url, user, password }: Address): Database | undefined {
  const file = /^sqlite:(?:\/\/(?=\/))?(.+)$/i.exec(url)?.[1];
  if (file !== undefined) return { kind: 'sqlite', file: decodeURIComponent(file) };
  const address = URL.parse(url);
  const known = address === null ? undefined : kinds[address.protocol];
  if (address === null || known === undefined || address.hostname === '') return undefined;
  const asked = new Map(address.searchParams);
  const word = asked.get('tls') ?? asked.get('sslmode');
  const tls = word === undefined ? (known.kind === 'mssql' ? 'encrypted' : 'off') : tlsWords[word];
  const database = decodeURIComponent(address.pathname.slice(1));
  if (tls === undefined || database === '') return undefined;
  return {
    kind: known.kind,
    host: address.hostname.replace(/^\[|\]$/g, ''),
    port: address.port === '' ? known.port : Number(address.port),
    database,
    user: user ?? decodeURIComponent(address.username),
    password: password ?? decodeURIComponent(address.password),
    tls,
  };
}

/** What of it may be seen: without a user name and a password. */
export function openAddress(database: Database): string {
  if (database.kind === 'sqlite') return `sqlite:${database.file.replace(/^.*[\\/]/, '')}`;
  return `${database.kind}://${database.host}:${database.port}/${database.database}`;
}

import { adapters } from '#adapters/index';
import { isObject } from '../config/queue-names.ts';

/** Where a secret stands: each name or place on the way to it. */
export type SecretPath = readonly (string | number)[];

export interface SecretPlaceFound {
  readonly path: SecretPath;
  /** As it stands: the secret itself, or a reference to it. */
  readonly value: string;
  /** What it is best called. */
  readonly name: string;
}

/** What people call their secrets, in bodies and arguments of which no schema knows the names. */
const soundsSecret = /(?:password|passwd|secret|token|api_?key|authorization)$/i;

/** Tables whose names are those of queues or of fields, and say nothing of what stands under them. */
const otherTables: ReadonlySet<string> = new Set(['queues', 'fields', 'queueMembers', 'wrapUpSeconds']);

/** Every place of a configuration, right or wrong, where a secret stands. */
export function secretPlaces(configuration: unknown): readonly SecretPlaceFound[] {
  if (!isObject(configuration)) return [];
  return [
    ...ofBoard(configuration['board']),
    ...listOf(configuration['sources']).flatMap(ofSource),
    ...listOf(configuration['messages']).flatMap(ofMessageWay),
    ...ofReports(configuration['reports']),
  ];
}

function ofBoard(board: unknown): readonly SecretPlaceFound[] {
  const token = isObject(board) ? board['token'] : undefined;
  return isText(token) ? [{ path: ['board', 'token'], value: token, name: 'board.token' }] : [];
}

function ofSource(source: unknown, index: number): readonly SecretPlaceFound[] {
  if (!isObject(source)) return [];
  const { id, adapter: adapterId } = source;
  const patterns = adapters.find((adapter) => adapter.id === adapterId)?.secrets ?? [];
  const isSecret = (path: SecretPath, value: string): boolean => isSecretName(patterns, path) || isSecretAddress(value);
  return textsIn(source)
    .filter(({ path, value }) => path[0] !== 'id' && path[0] !== 'adapter' && isSecret(path, value))
    .map(({ path, value }) => ({
      path: ['sources', index, ...path],
      value,
      name: [isText(id) ? id : `source-${index + 1}`, ...path].join('.'),
    }));
}

/** The mail server stands with its user and password. */
function ofReports(reports: unknown): readonly SecretPlaceFound[] {
  const mail = isObject(reports) ? reports['mail'] : undefined;
  const smtp = isObject(mail) ? mail['smtp'] : undefined;
  return isText(smtp) ? [{ path: ['reports', 'mail', 'smtp'], value: smtp, name: 'reports.mail.smtp' }] : [];
}

/** Where it is posted to is a secret by itself, as that of a chat is. */
function ofMessageWay(way: unknown, index: number): readonly SecretPlaceFound[] {
  if (!isObject(way)) return [];
  return ['url', 'secret', 'smtp'].flatMap((key) => {
    const value = way[key];
    if (!isText(value)) return [];
    const named = isText(way['id']) ? way['id'] : `message-${index + 1}`;
    return [{ path: ['messages', index, key], value, name: `messages.${named}.${key}` }];
  });
}

/** Whether what stands there is a secret, whatever it is. `patterns`: those of its adapter. */
export function isSecretName(patterns: readonly string[], path: SecretPath): boolean {
  return patterns.some((pattern) => fits(pattern.split('.'), path)) || isCalledSecret(path);
}

function isCalledSecret(path: SecretPath): boolean {
  if (typeof path[0] === 'string' && otherTables.has(path[0])) return false;
  const last = path.findLast((part) => typeof part === 'string');
  return last !== undefined && soundsSecret.test(last);
}

/** Whether an address holds a sign-in or a query, which may be a key: all of it is then one secret. */
function isSecretAddress(text: string): boolean {
  return /^[a-z][a-z+.-]*:\/\/(?:[^/?#\s]*@|[^?#\s]*\?.*(?:key|token|secret|password|sig|code)[^=]*=)/i.test(text);
}

interface Text {
  readonly path: SecretPath;
  readonly value: string;
}

function textsIn(value: unknown, path: SecretPath = []): readonly Text[] {
  if (isText(value)) return [{ path, value }];
  if (Array.isArray(value)) return value.flatMap((each: unknown, index) => textsIn(each, [...path, index]));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, each]) => textsIn(each, [...path, key]));
}

function fits(pattern: readonly string[], path: SecretPath): boolean {
  return pattern.length === path.length && pattern.every((part, index) => part === '*' || part === String(path[index]));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** An empty one is none. */
function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

import type { JsonValue } from '#core/said/input';
import type { JsonObject } from '#core/said/json';

/** Where a database is and who asks. Nothing in it is logged or kept. */
export type Database =
  | { readonly kind: 'sqlite'; readonly file: string }
  | {
      readonly kind: 'postgres' | 'mysql' | 'mssql';
      readonly host: string;
      readonly port: number;
      readonly database: string;
      readonly user: string;
      readonly password: string;
      /** `encrypted`: whoever shows a certificate; `trusted`: one that is signed by somebody known. */
      readonly tls: 'off' | 'encrypted' | 'trusted';
    };

/** One query of a database, which only reads. */
export interface RowsQuestion {
  /** What is asked, in words for a log or an error. Never a secret. */
  readonly about: string;
  readonly database: Database;
  /** With `:cursor` wherever `cursor` is to stand. */
  readonly query: string;
  readonly cursor: JsonValue;
  /** Rows in one slice, and at most of one question. */
  readonly sliceRows: number;
  readonly mostRows: number;
}

/**
 * The rows in slices, in their order. Numbers that would lose a digit come as texts, times as ISO 8601 where the database keeps
 * them with a zone and as wall times where it does not.
 * @throws SignInRefused, Unreachable, Busy, NotUnderstood
 */
export type AskRows = (question: RowsQuestion) => AsyncIterable<readonly JsonObject[]>;

/** How far one file has been read, or how it was when it was read as a whole. */
export type FileSpot = {
  readonly name: string;
  /** In bytes: what was read, as whole lines. */
  readonly offset: number;
  /** Of what was read: by it a file is known again, also under another name. Of one that is read as a whole: empty. */
  readonly digest: string;
  /** How long it was, in bytes, and when it was changed. */
  readonly size: number;
  readonly changedAt: number;
  /** Since when it has been so long. */
  readonly since: number;
};

export interface FilesQuestion {
  /** A file, or a folder of files. */
  readonly path: string;
  readonly format: 'csv' | 'json' | 'jsonl';
  /** `auto`: UTF-8, or Latin-1 where it is none. */
  readonly encoding: string;
  /** Of CSV; absent: found out from the first line. */
  readonly separator: string | undefined;
  /** Of CSV: whether a value may stand in double quotes. */
  readonly quotes: boolean;
  /** Of CSV: the names of the columns, where its first line does not say them. */
  readonly columns: readonly string[] | undefined;
  /**
   * `lines`: each line is told once, as it is written. `each`: each file as a whole when it is new or changed. `newest`: the newest
   * file as a whole, when it is new or changed.
   */
  readonly mode: 'lines' | 'each' | 'newest';
  readonly spots: readonly FileSpot[];
  /** Records of one question, after which it stops. */
  readonly mostRecords: number;
}

/** Some records of one file, and how far all files have been read after them. */
export interface FileSlice {
  readonly name: string;
  readonly body: JsonValue;
  readonly spots: readonly FileSpot[];
}

/** `spots` where nothing is new; else as the last slice has them. */
export interface FilesRead {
  readonly spots: readonly FileSpot[];
  readonly hasMore: boolean;
}

/**
 * What is new in the files, in slices, the oldest file first; in the end how it was left.
 * @throws Unreachable where there is none, or it cannot be read now; NotUnderstood where it is not in that format
 */
export type ReadFiles = (question: FilesQuestion) => AsyncGenerator<FileSlice, FilesRead>;

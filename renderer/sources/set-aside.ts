/** A damaged journal that was put aside: what of its path is worth showing. */
export interface SetAsideFile {
  readonly folder: string;
  readonly name: string;
  /** When it was put aside (milliseconds), as its name says; `null` where it does not. */
  readonly at: number | null;
}

/** As the hub names it: `journal.sqlite.damaged-20261118T081204120Z`. */
const stamp = /\.damaged-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z(?:-\d+)?$/;

/** Takes a path apart, be it Windows' or another's. */
export function setAsideFile(path: string): SetAsideFile {
  const end = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  const name = path.slice(end + 1);
  const [, year, month, day, hour, minute, second, fraction] = stamp.exec(name) ?? [];
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction}Z`);
  return { folder: path.slice(0, Math.max(0, end)), name, at: Number.isNaN(at) ? null : at };
}

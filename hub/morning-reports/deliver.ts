import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceFile } from '../machine/atomic-file.ts';
import { NotSent, sendMail } from '../messages/send.ts';
import type { Report } from './report.ts';
import type { MorningReportSettings } from './settings.ts';

export const ways = ['folder', 'mail'] as const;
export type Way = (typeof ways)[number];

/** Whoever may read the folder may read what is in it: nobody's name or number is. */
const readable = 0o644;

/** Puts a report where it is wanted; what is there of that name is replaced. @throws NotSent with a word for why */
export async function deliver(way: Way, report: Report, settings: MorningReportSettings): Promise<void> {
  switch (way) {
    case 'folder':
      return settings.folder === undefined ? undefined : toFolder(report, settings.folder);
    case 'mail':
      return settings.mail === undefined ? undefined : toMail(report, settings.mail);
  }
}

async function toFolder({ name, html, csv }: Report, folder: string): Promise<void> {
  try {
    // A share that does not answer takes Windows half a minute: not on the thread that answers phone systems.
    if (!(await stat(folder)).isDirectory()) throw new NotSent('ENOTDIR');
    await replaceFile(join(folder, `${name}.csv`), csv, { mode: readable });
    await replaceFile(join(folder, `${name}.html`), html, { mode: readable });
  } catch (error) {
    throw error instanceof NotSent ? error : new NotSent((error as NodeJS.ErrnoException).code ?? 'fault');
  }
}

async function toMail(
  { name, subject, text, html, csv }: Report,
  { smtp, from, to }: NonNullable<MorningReportSettings['mail']>,
): Promise<void> {
  const attachments = [{ filename: `${name}.csv`, content: csv, contentType: 'text/csv; charset=utf-8' }];
  await sendMail(smtp, { from, to: [...to], subject, text, html, attachments });
}

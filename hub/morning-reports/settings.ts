import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { asOneText as both } from '#core/said/sentence';
import { inAnyCase } from '../config/checks.ts';
import { mailAddress, mailServer } from '../messages/settings.ts';

/** What one report is about. */
export const periods = ['day', 'week', 'month'] as const;
export type Period = (typeof periods)[number];

/** So many addresses of one mail have no use. */
const mostAddresses = 20;

const mail = z.strictObject({
  /** The mail server with its user and password; a secret. */
  smtp: mailServer,
  from: mailAddress,
  to: z.array(mailAddress).min(1).max(mostAddresses),
});

/** The report of each morning: into a folder, by mail, or both. Absent: there is none. */
export const morningReports = z
  .strictObject({
    /** On the clock of the configured zone. */
    at: z
      .string()
      .regex(
        /^(?:[01]\d|2[0-3]):[0-5]\d$/,
        both('skal være et klokkeslæt som "06:30"', 'must be a time of day such as "06:30"'),
      )
      .default('06:30'),
    /** Of each day, on Mondays of the week, on the first of a month of the month. */
    periods: z
      .array(z.enum(periods))
      .min(1)
      .default([...periods]),
    /** One that is there already: a share that is not connected must not become a folder of this machine. */
    folder: z
      .string()
      .min(1)
      .refine(
        isAbsolute,
        both('skal være en hel sti som "D:\\Rapporter"', 'must be a whole path such as "/srv/reports"'),
      )
      .optional(),
    mail: mail.optional(),
  })
  .refine(({ folder, mail: byMail }) => folder !== undefined || byMail !== undefined, {
    path: ['folder'],
    message: both('mangler: forventede folder, mail eller begge', 'is missing: expected folder, mail or both'),
    ...inAnyCase,
  })
  .optional();

export type MorningReportSettings = NonNullable<z.infer<typeof morningReports>>;

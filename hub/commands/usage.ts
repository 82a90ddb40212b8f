/** What each command is for, and what may follow it. */
export const usages: { readonly [command: string]: string } = {
  serve: `npm run -s serve -- [--config FILE] [--data DIR] [--port N] [--webhooks-port N] [--demo]

The hub without a desktop. When it is ready, stdout has one line of JSON: where the board is and where phone systems call.
Logs go to stderr. SIGTERM or SIGINT stops it (on Windows Ctrl-C, Ctrl-Break or
the closing of its window); SIGHUP reads the configuration again, but not on Windows.

  --config FILE       the configuration; without one the demo plays
  --data DIR          where the journal lives
  --port N            the board's port, before that of the configuration (0: a free one)
  --webhooks-port N   the port that phone systems call, likewise
  --demo              the demo in place of the configured sources

LOG_LEVEL: trace, debug, info (the default), warn, error, fatal or silent.
`,
  replay: `npm run -s replay -- --config FILE --capture FILE [--at ISO]... [--alerts]

Feeds a capture through the adapters and the book by the capture's own clock, and prints the board at each --at as a line of
JSON; without one, at the last input. Touches no journal and no network, and needs no secret.

  --config FILE    the configuration
  --capture FILE   the capture, as export writes it
  --at ISO         a time such as 2026-11-18T09:14:38+01:00; as often as wanted
  --alerts         the log of alerts instead, one entry a line
`,
  export: `npm run -s export -- --data DIR [--from ISO] [--to ISO]

The journal as a capture on stdout, one line of JSON an input, also while a hub runs.

  --data DIR   where the journal lives
  --from ISO   only what came at this time or later
  --to ISO     only what came before this time
`,
  report: `npm run -s report -- --config FILE (--data DIR | --capture FILE) --from DATE --to DATE --by hour|day

The history as CSV on stdout: a row for each queue and hour, or day.

  --config FILE    the configuration
  --data DIR       where the history lives, beside the journal
  --capture FILE   a capture instead, as export writes it
  --from DATE      the first day, as 2026-11-18
  --to DATE        the last day, included
  --by hour|day    how finely
`,
  backup: `npm run -s backup -- --to FILE [--data DIR] [--config FILE] [--passphrase-from NAME]

All that a hub keeps, in one file: settings, journal, history, screens, the logs of alerts and actions. Also while it runs.
Passwords and keys are in it only with a passphrase, and nobody reads them without it.

  --to FILE                the file to write; an older one is replaced
  --data DIR               the data folder of the hub; absent: the usual one
  --config FILE            its configuration; absent: the one in the data folder
  --passphrase-from NAME   the environment variable that holds the passphrase, of 8 characters at least
`,
  restore: `npm run -s restore -- --from FILE [--data DIR] [--config FILE] [--passphrase-from NAME] [--replace]

A backup becomes what the hub has, here or on another machine. The hub must be stopped. Every byte is checked before anything is
changed, and what was there is set aside and not deleted. Says which passwords and keys are to be typed again.

  --from FILE              the backup
  --data DIR               the data folder; absent: the usual one
  --config FILE            where the settings are to be; absent: in the data folder
  --passphrase-from NAME   the environment variable that holds the passphrase of the backup
  --replace                what is there already is set aside
`,
  erase: `npm run -s erase -- --config FILE --data DIR --number NUMBER

Somebody asks to be forgotten: whatever tells who he is goes from all that the journal holds of his number, however it is spelled. What
was counted stays counted. The hub must be stopped. Says in how many inputs he was, and which files of the folder still hold the
number: copies that somebody made or a damaged journal left.

Exit code 0: it is nowhere in the folder. 1: it still is, or the journal cannot be opened. 2: the command cannot be used.

  --config FILE     the configuration
  --data DIR        where the journal lives
  --number NUMBER   as "+45 28 37 46 55" or 28374655
`,
  'try-source': `npm run -s try-source -- --config FILE --source ID [--seconds N] [--data DIR]

Asks one source of a configuration once, or listens to it for N seconds (10) where it speaks by itself. Shows the last
records beside what they became, and what the board would show of them. Nothing is stored, and no secret is shown.
Phone numbers and names are: it is for the eyes of who sets the wallboard up.

Exit code 0: it answered, and made sense. 1: it did not. 2: the command or the configuration cannot be used.

  --config FILE   the configuration
  --source ID     the id of the source in it
  --seconds N     how long to listen, from 1 to 600
  --data DIR      the data folder of the hub, whose secrets are used; absent: the usual one
`,
};

/** Whether help is asked for, wherever it stands. */
export function wantsHelp(args: readonly string[]): boolean {
  return args.some((arg) => arg === '--help' || arg === '-h');
}

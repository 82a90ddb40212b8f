/** What is said of moving a hub to another machine, in English. */
export const movingInEnglish = {
  title: 'Backup and moving',
  help: 'All that this hub has in one file: settings, journal, history, screens and the log of alerts. It can be used on another PC; the screens find the hub again at its address.',
  onServer: 'On a server: npm run -s backup and npm run -s restore.',
  passphrase: 'Passphrase',
  again: 'The same again',
  passphraseHelp:
    'At least 8 characters. With it passwords and keys come along, locked; without it they are typed again. It is kept nowhere.',
  backup: 'Save a backup',
  restore: 'Use a backup',
  sure: 'Yes, choose the file',
  sureHelp: 'What is on this PC now is set aside in the data folder, and not deleted. The program starts again.',
  underWay: 'One moment …',
  done: 'Saved as {{file}}. There are phone numbers in the file: take care of it.',
  doneWithout: 'Saved as {{file}}, without passwords. There are phone numbers in the file: take care of it.',
  restored: 'The backup is sound. The program starts again in a moment.',
  wrong: {
    short: 'The passphrase needs at least 8 characters.',
    different: 'The two are not the same.',
  },
} as const;

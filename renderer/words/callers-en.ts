/** What is said of what is kept of one caller, in English. */
export const callersInEnglish = {
  title: 'When somebody asks for his data',
  help: 'See what is kept of one phone number, save it for whoever asks, or erase it. Each time it is written down who did it and when; of the number the last two digits alone.',
  number: 'Phone number',
  find: 'Find',
  finding: 'Looking …',
  none: 'Nothing is kept of this number.',
  found_one: '{{inputs}} message of the phone system about the number is kept, from {{first}}.',
  found_other: '{{inputs}} messages of the phone system about the number are kept, from {{first}} to {{last}}.',
  time: '{{time}}',
  lost_one: 'It stands in {{lines}} line of the list of lost calls of today and yesterday.',
  lost_other: 'It stands in {{lines}} lines of the list of lost calls of today and yesterday.',
  save: 'Save as a file',
  saved:
    'The file is saved. Whoever asks may have it; numbers of others are left out where the phone system sent them in the same list.',
  leftOut_one: 'For {{lines}} older message there was no room.',
  leftOut_other: 'For {{lines}} older messages there was no room.',
  file: 'kept-of-a-number',
  erase: 'Erase',
  sureHelp:
    'It cannot be undone. Numbers and names go from the messages in which the number stands. In the list of lost calls its calls then stand without a number, each by itself, and are open again. How many were answered and lost stays. Backups and saved files are not touched: these are yours to delete. New calls of the same person are kept as everybody’s.',
  sure: 'Yes, erase the number',
  keep: 'Keep it',
  erasing: 'Erasing …',
  erased_one:
    'The number is erased, in {{inputs}} message and in the list of lost calls. How many were answered and lost is the same.',
  erased_other:
    'The number is erased, in {{inputs}} messages and in the list of lost calls. How many were answered and lost is the same.',
  copies: 'The number still stands in {{files}}: these are copies in the data folder, and yours to delete.',
} as const;

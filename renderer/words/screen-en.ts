import type { Texts } from './texts.ts';

/** What a screen says of itself in English: the strip, a wall that hangs far away, and what is set on this screen alone. */
export const screenInEnglish: Pick<
  Texts,
  'strip' | 'wall' | 'controls' | 'language' | 'theme' | 'scale' | 'choice' | 'sheet'
> = {
  strip: {
    takeIt: "I'll take it",
    snooze: 'Snooze 15 min',
    show: 'Show {{queue}} on the board',
    old: 'silent for {{age}}',
    notShown: 'Windows did not show the last message',
    muted: 'Muted',
    lost: 'No connection for {{age}}',
    grip: 'Drag the strip here or there',
  },
  wall: {
    sight: 'How large is the screen, and how far away do you sit?',
    inches: 'The screen measures, from corner to corner',
    metres: 'Whoever sits farthest away sits this far from the screen',
    later: 'Ask again next time',
    tooSmall:
      'The text cannot be read from {{metres}} m: it takes up {{minutes}} minutes of arc, and {{least}} are needed. Sit {{nearer}} m away at most, use a screen of {{larger}} inches at least, or show fewer queues.',
    leave: 'Type the code to leave the board',
    leaveWrong: 'Wrong code. Try again',
    leaveHelp: 'Finish with Enter, cancel with Esc.',
  },
  controls: 'Settings of this screen',
  language: 'Language',
  theme: { title: 'Appearance', system: 'As Windows', dark: 'Dark', light: 'Light' },
  scale: {
    title: 'Distance',
    smaller: 'Smaller text',
    larger: 'Larger text',
    help: 'Larger text, fewer figures',
    full: 'There is no room for larger text with so many queues',
  },
  choice: {
    open: 'Queues',
    title: 'Queues on this screen',
    total: 'All queues together',
    people: 'Agents',
    up: 'Move {{queue}} up',
    down: 'Move {{queue}} down',
    all: 'Show all in their fixed order',
    close: 'Close',
    auto: 'where there is room',
    shown: 'shown',
    hidden: 'hidden',
    kept: 'The choice is for this screen alone.',
  },
  sheet: { title: "Today's figures", printed: 'Printed {{day}} at {{time}}', queue: 'Queue' },
};

import type { Texts } from './texts.ts';

/** What one chooses for this one screen, in English. */
export const screenInEnglish: Pick<Texts, 'controls' | 'language' | 'theme' | 'scale' | 'choice'> = {
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
    outbound: 'Outbound calls',
    up: 'Move {{queue}} up',
    down: 'Move {{queue}} down',
    all: 'Show all in their fixed order',
    close: 'Close',
    auto: 'where there is room',
    shown: 'shown',
    hidden: 'hidden',
    kept: 'The choice is for this screen alone.',
  },
};

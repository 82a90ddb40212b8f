/** The pages of the settings, in the order of the rail. */
export const settingsPages = [
  'systems',
  'queues',
  'alerts',
  'hours',
  'screens',
  'looks',
  'privacy',
  'access',
  'pc',
  'about',
] as const;

export type SettingsPageName = (typeof settingsPages)[number];

/** What belongs to whoever sits here, and to no hub. */
const ownPages: readonly SettingsPageName[] = ['pc', 'looks'];

/** `isPc`: the program shows it, on a PC with settings of its own. `mayChange`: those of the hub can be changed here. */
export function pagesFor(isPc: boolean, mayChange: boolean): readonly SettingsPageName[] {
  if (isPc && !mayChange) return ownPages;
  return settingsPages.filter((page) => page !== 'pc' || isPc);
}

/** The first where none is named, or one that there is not. */
export function settingsPageIn(name: string, pages: readonly SettingsPageName[]): SettingsPageName {
  return pages.find((page) => page === name) ?? pages[0] ?? 'systems';
}

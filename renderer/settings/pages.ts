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
  'about',
] as const;

export type SettingsPageName = (typeof settingsPages)[number];

/** The first where none is named, or one that there is not. */
export function settingsPageIn(name: string): SettingsPageName {
  return settingsPages.find((page) => page === name) ?? 'systems';
}

/** The files of docs/, in the order in which they are offered. */
export const helpPageNames = {
  daily: ['each-setting', 'trouble', 'numbers', 'history', 'alerts', 'screens', 'settings', 'kiosk', 'moving'],
  systems: [
    'one-connect',
    'connecting-flexfone',
    'connecting-polled',
    'connecting-asterisk',
    'connecting-csta',
    'mapping',
  ],
  technical: ['installing', 'configuration', 'running', 'replay-and-export', 'fakes', 'check-on-windows'],
} as const;

export type HelpGroup = keyof typeof helpPageNames;
export type HelpPageName = (typeof helpPageNames)[HelpGroup][number];

export const helpGroups = Object.keys(helpPageNames) as readonly HelpGroup[];

/** `null`: there is none of that name. */
export function helpPageNamed(name: string): HelpPageName | null {
  return (
    helpGroups.flatMap((group) => helpPageNames[group] as readonly HelpPageName[]).find((each) => each === name) ?? null
  );
}

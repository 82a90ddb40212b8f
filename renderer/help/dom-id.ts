/** Below the help lie fields whose ids are settings' names too. */
export const domId = (anchor: string): string => `help-${anchor}`;

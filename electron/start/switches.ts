import { isHubAddress } from '../settings/own-settings.ts';

/** What this start was asked for on its command line. */
export interface Switches {
  /** `--kiosk`: the board fills the screen, for months. */
  readonly isKiosk: boolean;
  /** `--display=NAME`: an id, a label, or a size as in `1920x1080`; `null`: not said. */
  readonly display: string | null;
  /** `--hidden`: no window at the start, only the icon. */
  readonly isHidden: boolean;
  /** `--hub=URL`: a screen of that hub; `null`: not said. */
  readonly hub: string | null;
  /** `--self-test` */
  readonly isSelfTest: boolean;
  /** What was said and cannot be used, as sentences. */
  readonly problems: readonly string[];
}

interface CommandLine {
  hasSwitch(name: string): boolean;
  getSwitchValue(name: string): string;
}

/** A switch that makes no sense is told of and passed over: a wall must come up all the same. */
export function readSwitches(line: CommandLine): Switches {
  const problems: string[] = [];
  const valueOf = (name: string, expected: string) => {
    if (!line.hasSwitch(name)) return null;
    const value = line.getSwitchValue(name).trim();
    if (value === '') problems.push(`--${name} says nothing: expected ${expected}.`);
    return value === '' ? null : value;
  };
  const hub = valueOf('hub', 'an address, as in --hub=http://10.0.4.10:8090/');
  if (hub !== null && !isHubAddress(hub)) {
    problems.push('--hub is no address of a hub: expected one as in --hub=http://10.0.4.10:8090/.');
  }
  return {
    isKiosk: line.hasSwitch('kiosk'),
    display: valueOf('display', 'the id, the label or the size of a screen, as in --display=1920x1080'),
    isHidden: line.hasSwitch('hidden'),
    hub: hub !== null && isHubAddress(hub) ? hub : null,
    isSelfTest: line.hasSwitch('self-test'),
    problems,
  };
}

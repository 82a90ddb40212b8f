import type { z } from 'zod/mini';
import type { UpdatesReport } from './updates.ts';
import type { brightness, closed, hours, kiosk } from './own-parts.ts';

export interface PcDisplay {
  /** What this display can be called in the settings, so that it is found again: its label, else its size, else its id. */
  readonly name: string;
  /** As its maker calls it; empty where it does not say. */
  readonly label: string;
  /** Pixels that do not depend on the scale. */
  readonly width: number;
  readonly height: number;
  /** Windows' own first one. */
  readonly isFirst: boolean;
}

/** What one PC with the program is set to, whatever hub it shows. */
export interface PcSettings {
  readonly kiosk: z.infer<typeof kiosk>;
  readonly display: string | null;
  /** It is never shown again, only replaced. */
  readonly hasPin: boolean;
  readonly startWithWindows: boolean;
  readonly keepAwake: boolean;
  readonly wall: {
    readonly inches: number | null;
    readonly metres: number | null;
    readonly drift: boolean;
    readonly swap: boolean;
    readonly closed: z.infer<typeof closed>;
    readonly hours: z.infer<typeof hours>;
    readonly brightness: z.infer<typeof brightness>;
  };
  readonly sound: { readonly volume: number; readonly repeat: boolean };
  readonly strip: boolean;
  readonly updates: string | null;
}

/** One PC with the program, as its own page shows it. */
export interface PcReport {
  readonly settings: PcSettings;
  readonly displays: readonly PcDisplay[];
  /** Of which hub elsewhere it is a screen, as a host; `null`: it is its own. */
  readonly hub: string | null;
  /** Only an installed program can be started by Windows. */
  readonly canStartWithWindows: boolean;
  /** Started as a wall by its command line, whatever is set here. */
  readonly isWallBySwitch: boolean;
  readonly version: string;
  /** Where its data and its log lie on this PC. */
  readonly folder: string;
  readonly updates: UpdatesReport;
}

import type { Tab } from '../tab.ts';
import type { Anchor } from './anchors.ts';
import type { KeptTab } from './kept-tab.ts';
import { keptOf } from './kept-tab.ts';

/** What a ledger knows from its inputs: a value, that may be written down while the ledger goes on. */
export interface KeptLedger {
  readonly tabs: readonly (readonly [source: string, tab: KeptTab])[];
  readonly anchors: readonly Anchor[];
}

export function keptLedger(tabs: ReadonlyMap<string, Tab>, anchors: readonly Anchor[]): KeptLedger {
  return { tabs: [...tabs].map(([source, tab]) => [source, keptOf(tab)] as const), anchors };
}

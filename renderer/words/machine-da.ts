import { diagnosticsInDanish } from './diagnostics-da.ts';
import { movingInDanish } from './moving-da.ts';
import { pcInDanish } from './pc-da.ts';

/** What is said of the machine that the board runs on, in Danish. */
export const machineInDanish = { pc: pcInDanish, moving: movingInDanish, diagnostics: diagnosticsInDanish } as const;

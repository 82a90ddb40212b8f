import { callersInDanish } from './callers-da.ts';
import { diagnosticsInDanish } from './diagnostics-da.ts';
import { movingInDanish } from './moving-da.ts';
import { pcInDanish } from './pc-da.ts';

/** What is said of the machine that the board runs on, and of what it keeps, in Danish. */
export const machineInDanish = {
  pc: pcInDanish,
  moving: movingInDanish,
  callers: callersInDanish,
  diagnostics: diagnosticsInDanish,
} as const;

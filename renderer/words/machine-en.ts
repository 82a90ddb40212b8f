import { callersInEnglish } from './callers-en.ts';
import { diagnosticsInEnglish } from './diagnostics-en.ts';
import { movingInEnglish } from './moving-en.ts';
import { pcInEnglish } from './pc-en.ts';

/** What is said of the machine that the board runs on, and of what it keeps, in English. */
export const machineInEnglish = {
  pc: pcInEnglish,
  moving: movingInEnglish,
  callers: callersInEnglish,
  diagnostics: diagnosticsInEnglish,
} as const;

import type { Dialog, MessageBoxOptions, NativeTheme, OpenDialogReturnValue, SaveDialogReturnValue } from 'electron';
import { EventEmitter } from 'node:events';
import { strict } from '../strict.ts';

const asked: MessageBoxOptions[] = [];
let answers: number[] = [];
let paths: (string | null)[] = [];

/** As somebody who closes the dialog, where no spec says otherwise. */
const chosen = (): string | null => paths.shift() ?? null;

function options(args: readonly unknown[]): MessageBoxOptions {
  return args.at(-1) as MessageBoxOptions;
}

/** Nobody sits here to read one: a spec says beforehand what is answered, else it is the default. */
export const dialog = strict('dialog', {
  async showMessageBox(...args: readonly unknown[]) {
    const box = options(args);
    asked.push(box);
    return { response: answers.shift() ?? box.defaultId ?? 0, checkboxChecked: false };
  },
  async showSaveDialog(): Promise<SaveDialogReturnValue> {
    const path = chosen();
    return { canceled: path === null, filePath: path ?? '' };
  },
  async showOpenDialog(): Promise<OpenDialogReturnValue> {
    const path = chosen();
    return { canceled: path === null, filePaths: path === null ? [] : [path] };
  },
} satisfies Partial<Record<keyof Dialog, unknown>>);

/** For specs: what was asked, and what will be answered. */
export const seenBoxes = () => asked.map(({ message, detail, buttons }) => ({ message, detail, buttons }));
/** For specs: which files are chosen, one a dialog; `null`: none. */
export const answerPaths = (next: readonly (string | null)[]) => void (paths = [...next]);
export const answerBoxes = (next: readonly number[]) => void (answers = [...next]);

const theme = { shouldUseDarkColors: true, shouldUseDarkColorsForSystemIntegratedUI: true };

export const nativeTheme = strict(
  'nativeTheme',
  Object.assign(new EventEmitter(), theme) as unknown as Pick<
    NativeTheme,
    'on' | 'shouldUseDarkColors' | 'shouldUseDarkColorsForSystemIntegratedUI'
  >,
);

/** For specs: the taskbar is light or dark from now on. */
export function setTaskbar(isDark: boolean): void {
  Object.assign(nativeTheme, {
    shouldUseDarkColors: isDark,
    shouldUseDarkColorsForSystemIntegratedUI: isDark,
  });
  (nativeTheme as unknown as EventEmitter).emit('updated');
}

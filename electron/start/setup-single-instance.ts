import { app } from 'electron';

export interface SingleInstance {
  /** Whether this is the first start; another has ended by then. */
  readonly isFirst: boolean;
  /** What is shown when somebody starts the program once more. */
  onSecond(show: () => void): void;
}

/** A second start shows the first's window and ends. */
export function setupSingleInstance(): SingleInstance {
  const isFirst = app.requestSingleInstanceLock();
  if (!isFirst) app.quit();
  let show = () => {};
  app.on('second-instance', () => show());
  return { isFirst, onSecond: (next) => void (show = next) };
}

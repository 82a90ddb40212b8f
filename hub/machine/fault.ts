/** What may be logged of a fault of ours: what kind, and where. */
export interface Fault {
  readonly kind: string;
  readonly frames: readonly string[];
}

const mostFrames = 8;

/** A fault without its message: that may quote an input, and with it somebody's number. */
export function faultOf(error: unknown): Fault {
  if (!(error instanceof Error)) return { kind: typeof error, frames: [] };
  const { message, stack = '' } = error;
  const lines = stack.slice(stack.indexOf(message) + message.length).split('\n');
  const frames = lines.filter((line) => /^\s+at /.test(line)).slice(0, mostFrames);
  return { kind: error.name, frames: frames.map((line) => line.trim()) };
}

/** The newest lines that have room, in the order in which they came. */
export interface NewestLines {
  add(line: string): void;
  readonly text: string;
  /** Older ones that had no room. */
  readonly leftOut: number;
}

/** `room`: how many characters, line ends among them. A line that is larger than all of it is left out. */
export function newestLines(room: number): NewestLines {
  let lines: string[] = [];
  let first = 0;
  let size = 0;
  let leftOut = 0;
  return {
    add(line) {
      lines.push(line);
      size += line.length + 1;
      while (size > room && first < lines.length) {
        size -= (lines[first]?.length ?? 0) + 1;
        first += 1;
        leftOut += 1;
      }
      // What was left out is let go of now and then, not at each line.
      if (first > 1_000 && first > lines.length / 2) {
        lines = lines.slice(first);
        first = 0;
      }
    },
    get text() {
      return lines.slice(first).join('\n');
    },
    get leftOut() {
      return leftOut;
    },
  };
}

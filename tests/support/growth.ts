/** The least processor time that it takes, in microseconds: what else the machine does can only add to it. */
function least(runs: number, work: () => void): number {
  const lengths = Array.from({ length: runs }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return user + system;
  });
  return Math.min(...lengths);
}

/** How many times the work ten times the size is: some 10 where it grows with the size, some 100 where with its square. */
export function growth(work: (size: number) => void, size: number): number {
  work(size);
  const small = least(7, () => work(size));
  return least(3, () => work(10 * size)) / small;
}

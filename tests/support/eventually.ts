const pause = 10;

/** Asks again and again until the answer is `true`; after `patience` milliseconds it fails and says what it waited for. */
export async function eventually(
  waitedFor: string,
  isSo: () => boolean | Promise<boolean>,
  patience: number = 30_000,
): Promise<void> {
  const end = performance.now() + patience;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`Waited ${patience} ms in vain for: ${waitedFor}`);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

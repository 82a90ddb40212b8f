/** The value below which that share of all lies, from 0 to 1. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1));
  const value = sorted[place];
  if (value === undefined) throw new Error('Nothing was measured.');
  return value;
}

export function median(values: readonly number[]): number {
  return (quantile(values, 0.5) + quantile(values, 0.5 + 0.5 / Math.max(1, values.length))) / 2;
}

/** With so many decimals as a person wants to read. */
export function rounded(value: number, decimals: number = 2): number {
  return Number(value.toFixed(decimals));
}

/** Of times in milliseconds: what is usual, what is rare, and the worst. */
export function distribution(milliseconds: readonly number[]) {
  return {
    samples: milliseconds.length,
    p50Ms: rounded(quantile(milliseconds, 0.5)),
    p90Ms: rounded(quantile(milliseconds, 0.9)),
    p99Ms: rounded(quantile(milliseconds, 0.99)),
    maxMs: rounded(quantile(milliseconds, 1)),
  };
}

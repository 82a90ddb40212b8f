/** A figure without labels that the hub tells of itself. */
export async function metric(board: string, name: string): Promise<number> {
  return (await metrics(board, [name]))[name] ?? Number.NaN;
}

/** Several of them, of one moment: some begin anew each time that they are asked for. */
export async function metrics<Name extends string>(
  board: string,
  names: readonly Name[],
): Promise<{ readonly [name in Name]: number }> {
  const text = await (await fetch(`${board}/metrics`)).text();
  const found = names.map((name) => [name, Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1])]);
  return Object.fromEntries(found) as { readonly [name in Name]: number };
}

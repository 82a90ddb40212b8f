/** A figure without labels that the hub tells of itself. */
export async function metric(board: string, name: string): Promise<number> {
  const text = await (await fetch(`${board}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
}

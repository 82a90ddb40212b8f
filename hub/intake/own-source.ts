/** Under such a name the hub itself journals what no phone system says. No configured source can have one. */
export function isOwnSource(source: string): boolean {
  return source.startsWith('#');
}

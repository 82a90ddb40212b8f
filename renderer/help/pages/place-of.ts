/** Where a link of docs/ leads within the help: `configuration#swan`; `null`: out of it. */
export function placeOf(to: string, page: string): string | null {
  const [file = '', anchor] = to.split('#');
  const name = file === '' ? page : /^([a-z-]+)\.md$/.exec(file)?.[1];
  if (name === undefined) return null;
  return anchor === undefined ? name : `${name}#${decodeURIComponent(anchor)}`;
}

/** Saves a text as a file, as a click on a link to one would. */
export function saveFile(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Whoever saves it has taken it by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

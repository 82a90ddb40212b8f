/** On a wall no key does anything: those who end it are taken by the desktop before the page has them. */
export function guardKeys(): void {
  for (const kind of ['keydown', 'keypress', 'keyup'] as const) {
    window.addEventListener(
      kind,
      (event) => {
        event.preventDefault();
        event.stopImmediatePropagation();
      },
      true,
    );
  }
}

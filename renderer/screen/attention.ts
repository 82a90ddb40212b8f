/** Milliseconds without a movement until the pointer and the controls are hidden. */
const calmAfter = 3_000;

/** Marks the page with `data-attended` while somebody moves the pointer or uses the keys: styles show the controls then. */
export function watchAttention(): void {
  const page = document.documentElement;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function attend(): void {
    clearTimeout(timer);
    if (timer === undefined) page.setAttribute('data-attended', '');
    timer = setTimeout(() => {
      timer = undefined;
      page.removeAttribute('data-attended');
    }, calmAfter);
  }

  for (const event of ['pointermove', 'pointerdown', 'keydown'] as const) {
    window.addEventListener(event, attend, { passive: true });
  }
}

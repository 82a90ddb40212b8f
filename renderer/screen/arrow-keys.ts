const steps: { readonly [key: string]: number } = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Tab goes from queue to queue; within one, the arrow keys go from figure to figure, and Escape puts the answer away. */
export function watchArrowKeys(dismiss: () => void): void {
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') return dismiss();
    const step = steps[event.key];
    const figure = document.activeElement?.closest('.figure button');
    if (step === undefined || figure === null || figure === undefined) return;
    const figures = [...(figure.closest('.tile')?.querySelectorAll<HTMLElement>('.figure button') ?? [])];
    const next = figures[figures.findIndex((candidate) => candidate === figure) + step];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  });
}

import type { Page } from '@playwright/test';

/** What is wrong with how the board lies on the screen, one sentence a fault; nothing when all is well. */
export const layoutFaults = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    await document.fonts.ready;
    const faults: string[] = [];
    const { scrollWidth, scrollHeight } = document.documentElement;
    if (scrollWidth > window.innerWidth || scrollHeight > window.innerHeight) faults.push('the page scrolls');

    const parts = [...document.querySelectorAll('.tile h2, .tile .level, .tile dt, .tile .value, .day, .clock')];
    const boxes = parts.map((part) => ({ part, text: part.textContent, box: part.getBoundingClientRect() }));
    for (const { part, text, box } of boxes) {
      const frame = (part.closest('.tile') ?? document.body).getBoundingClientRect();
      // Half a pixel is rounding, and a figure's line box is higher than its digits.
      const isBeyond = box.left < frame.left - 0.5 || box.right > frame.right + 0.5 || box.bottom > frame.bottom + 0.5;
      if (isBeyond) faults.push(`"${text}" reaches beyond its frame`);
      const isBlock = getComputedStyle(part).display !== 'inline';
      if (isBlock && part.scrollWidth > part.clientWidth + 1) faults.push(`"${text}" is cut`);
    }
    for (const [index, one] of boxes.entries()) {
      for (const other of boxes.slice(index + 1)) {
        if (one.part.contains(other.part) || other.part.contains(one.part)) continue;
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        // Line boxes of a figure and of its label may touch where no ink is.
        const mayTouch = Math.min(one.box.height, other.box.height) / 6;
        if (across > 1 && down > mayTouch) faults.push(`"${one.text}" and "${other.text}" overlap`);
      }
    }
    return faults;
  });

import type { Page } from '@playwright/test';

/** What is looked at: which parts, and what they must stay inside of; without such a frame, the page. */
interface Parts {
  readonly parts: string;
  readonly frame: string;
}

const board: Parts = {
  frame: '.tile',
  parts: [
    '.day',
    '.demo',
    '.source',
    '.connection-banner > span:last-child',
    '.clock',
    '.tile h2',
    '.tile .level',
    '.tile .label',
    '.tile .number',
    '.bodies',
    '.limit span',
    '.more',
    '.sentences p',
    '.day-row h3',
    '.day-words',
    '.day-bar',
    '.day-lost-count',
    '.of-agents',
    '.standing',
  ].join(', '),
};

/** The screen of the phone systems. */
export const sourcesScreen: Parts = {
  frame: '.source-card, .sources-inside',
  parts: [
    '.sources-head > *',
    '.notice p',
    '.source-card h3',
    '.source-state',
    '.technical',
    '.fact dt',
    '.fact dd',
    '.call-flow-row > *',
    '.call-flow-question > *',
    '.call-flow-outcome',
    '.origins h3',
    '.origins :is(th, td)',
    '.yesterday :is(h3, p, th, td)',
  ].join(', '),
};

/** What is wrong with how the board lies on the screen, one sentence a fault; nothing when all is well. */
export const layoutFaults = (page: Page, looked: Parts = board): Promise<string[]> =>
  page.evaluate(async ({ parts: selector, frame: frameSelector }) => {
    await document.fonts.ready;
    const faults: string[] = [];
    const { scrollWidth, scrollHeight } = document.documentElement;
    if (scrollWidth > window.innerWidth || scrollHeight > window.innerHeight) faults.push('the page scrolls');

    /** What gives way stands on the next, unseen, line of these, or is there for who does not look. */
    const lines =
      '.header-news, .sources, .day-place, .notes-place, .sentences, .tile-rest .agents, .day-row, .tile-total .level';
    const hasGivenWay = (part: Element) => {
      if (part.closest('.gave-way, .visually-hidden') !== null) return true;
      for (let line = part.parentElement?.closest(lines); line; line = line.parentElement?.closest(lines)) {
        const [one, other] = [part.getBoundingClientRect(), line.getBoundingClientRect()];
        const isApart =
          one.top >= other.bottom - 1 ||
          one.bottom <= other.top + 1 ||
          one.left >= other.right - 1 ||
          one.right <= other.left;
        if (isApart) return true;
      }
      return false;
    };
    const boxes = [...document.querySelectorAll(selector)]
      .filter((part) => part.checkVisibility({ opacityProperty: true }) && !hasGivenWay(part))
      .map((part) => ({
        part,
        tile: part.closest(frameSelector),
        name: `${part.className || part.tagName} "${part.textContent}"`,
        box: part.getBoundingClientRect(),
      }));
    for (const { part, tile, name, box } of boxes) {
      const frame = (tile ?? document.body).getBoundingClientRect();
      // Half a pixel is rounding.
      const isBeyond =
        box.left < frame.left - 0.5 ||
        box.right > frame.right + 0.5 ||
        box.top < frame.top - 0.5 ||
        box.bottom > frame.bottom + 0.5;
      if (isBeyond) faults.push(`${name} reaches beyond its frame`);
      const isBlock = getComputedStyle(part).display !== 'inline';
      if (isBlock && part.scrollWidth > part.clientWidth + 1) faults.push(`${name} is cut`);
    }
    for (const [index, one] of boxes.entries()) {
      for (const other of boxes.slice(index + 1)) {
        if (one.tile !== other.tile || one.part.contains(other.part) || other.part.contains(one.part)) continue;
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        // Line boxes of a figure and of its label may touch where no ink is.
        const mayTouch = Math.min(one.box.height, other.box.height) / 5;
        if (across > 1 && down > mayTouch) faults.push(`${one.name} and ${other.name} overlap`);
      }
    }
    return faults;
  }, looked);

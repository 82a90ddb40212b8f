import type { BoardStore } from '../store.ts';
import { keepSettings, type ScreenSettings } from './settings.ts';

/** Puts theme and scale on the page, now and at every change, and keeps what is chosen. */
export function applySettings(store: BoardStore): void {
  const prefersLight = window.matchMedia('(prefers-color-scheme: light)');

  function show({ theme, scale }: ScreenSettings): void {
    const page = document.documentElement;
    const shown = theme === 'system' ? (prefersLight.matches ? 'light' : 'dark') : theme;
    page.dataset['theme'] = shown;
    page.dataset['scale'] = String(scale);
    page.style.setProperty('--scale', String(scale));
  }

  show(store.getState().settings);
  prefersLight.addEventListener('change', () => show(store.getState().settings));
  store.subscribe(({ settings }, before) => {
    if (settings === before.settings) return;
    show(settings);
    keepSettings(settings, localStorage);
  });
}

export type IconLooks = 'calm' | 'warning' | 'critical' | 'unknown';

const grounds: { readonly [looks in IconLooks]: string } = {
  calm: '#0e1114',
  warning: '#e69f00',
  critical: '#f56f04',
  unknown: '#f4f1ea',
};

/** Without colour, too: what is critical has a corner cut off, what is unknown a dash. */
const shapes: { readonly [looks in IconLooks]: string } = {
  calm: '<rect width="64" height="64" rx="12"/>',
  warning: '<path d="M12 0h40l12 12v40L52 64H12L0 52V12z"/>',
  critical: '<path d="M32 0 64 58q0 6-6 6H6q-6 0-6-6z"/>',
  unknown: '<circle cx="32" cy="32" r="32"/>',
};

/** The page's icon with how many wait, as an address. More than 99 are told by a plus. `null`: not known. */
export function iconFor(looks: IconLooks, count: number | null): string {
  const text = count === null ? '–' : count > 99 ? '99+' : String(count);
  const size = text.length > 2 ? 30 : text.length > 1 ? 38 : 46;
  const ink = looks === 'calm' ? '#f4f1ea' : '#000';
  const low = looks === 'critical' ? 6 : 0;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><g fill="${grounds[looks]}">${shapes[looks]}</g>` +
    `<text x="32" y="${32 + low + size * 0.36}" font-family="sans-serif" font-weight="700" font-size="${size}" ` +
    `text-anchor="middle" fill="${ink}">${text}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

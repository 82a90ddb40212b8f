/** Chromium and its children name themselves first among brands that are none. */
const notABrand = /not.?a.?brand|^chromium$/i;

interface Browser {
  readonly userAgent: string;
  readonly userAgentData?: { readonly brands: readonly { readonly brand: string; readonly version: string }[] };
}

/** What shows this page, as people know it: `Opkaldstavle 2.0.1`, `Firefox 140`. Empty: it does not say. */
export function programOf({ userAgent, userAgentData }: Browser): string {
  // Electron writes the name and the version of its program before those of Chromium.
  const own = /\) ([\w-]+\/\S+) Chrome\/\S+ Electron\//.exec(userAgent)?.[1];
  if (own !== undefined) return own.replace('/', ' ');
  const brand = userAgentData?.brands.find(({ brand: name }) => !notABrand.test(name));
  if (brand !== undefined) return `${brand.brand} ${brand.version}`;
  const known = /(?:Edg|OPR|Firefox|Chrome)\/\d+|Version\/\d+(?=.*Safari)/.exec(userAgent)?.[0] ?? '';
  return known.replace('Version/', 'Safari ').replace('Edg/', 'Edge ').replace('OPR/', 'Opera ').replace('/', ' ');
}

/** The size of the whole screen in its own dots. */
export const displayOf = (width: number, height: number, ratio: number): string =>
  `${Math.round(width * ratio)}×${Math.round(height * ratio)}`;

/** As much of it as a hub takes. */
const most = 60;

export function whatThisIs() {
  return {
    version: programOf(navigator).slice(0, most),
    display: displayOf(screen.width, screen.height, devicePixelRatio),
  };
}

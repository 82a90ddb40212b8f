/** The packages of electron-builder.yml, by platform and as people call them. */
const packages = {
  win: { nsis: 'the installer', portable: 'the portable program' },
  linux: { AppImage: 'the AppImage', deb: 'the Debian package', dir: 'the plain folder' },
};

/** As electron-builder lets a platform be named. */
const spellings = { '--win': 'win', '--windows': 'win', '-w': 'win', '--linux': 'linux', '-l': 'linux' };

/** What the command line wants of each platform; nothing named is everything that can be built on this system. */
export function wantedTargets(args, platform) {
  const wanted = {};
  const others = [];
  let current;
  for (const argument of args) {
    const name = spellings[argument];
    if (name !== undefined) {
      wanted[name] ??= [];
      current = wanted[name];
    } else if (argument.startsWith('-') || current === undefined) {
      current = undefined;
      others.push(argument);
    } else current.push(argument);
  }
  const named = Object.keys(wanted).length > 0;
  const all = named ? wanted : platform === 'win32' ? { win: [] } : { win: [], linux: [] };
  for (const [name, targets] of Object.entries(all)) {
    if (targets.length === 0) targets.push(...Object.keys(packages[name]));
  }
  return { targets: all, others };
}

/**
 * Which of them can be built with the tools that are here, and a sentence for each that cannot. The tools that are not here
 * electron-builder fetches from GitHub, where `fetches`; `environment` may name folders that hold them. Those for an AppImage are made
 * here where no package of Debian is missing for it (`missing`).
 */
export function buildableTargets(wanted, { platform, environment, fetches, has, missing }) {
  const unreachable = 'GitHub, which cannot be reached here';
  const nsisIsHere = Boolean(environment.ELECTRON_BUILDER_NSIS_DIR && environment.ELECTRON_BUILDER_NSIS_RESOURCES_DIR);
  const nsis = fetches || nsisIsHere ? undefined : `its tools (NSIS) come from ${unreachable}`;
  const wineIsHere = platform === 'win32' || has('wine') || Boolean(environment.ELECTRON_BUILDER_WINE_TOOLSET_DIR);
  const wine = wineIsHere ? undefined : 'it is made on Linux with Wine, which is not here';
  const reasons = {
    nsis: nsis ?? wine,
    portable: nsis,
    AppImage:
      fetches || environment.APPIMAGE_TOOLS_PATH || missing.length === 0
        ? undefined
        : `its tools come from ${unreachable}; they can be made from packages of Debian, of which these are missing: ${missing.join(', ')}`,
    deb: fetches || has('dpkg-deb') ? undefined : `there is no dpkg-deb here, and fpm comes from ${unreachable}`,
  };
  const targets = {};
  const leftOut = [];
  for (const [name, list] of Object.entries(wanted)) {
    targets[name] = list.filter((target) => reasons[target] === undefined);
    for (const target of list.filter((one) => reasons[one] !== undefined)) {
      leftOut.push(`${packages[name][target] ?? target}, since ${reasons[target]}`);
    }
  }
  return { targets, leftOut };
}

// `node build/bundle-desktop.mjs`: the desktop's files in out/desktop/.
import { bundle, bundleHubParts } from './bundle.mjs';

const folder = 'desktop';
await bundle({ entry: 'electron/main.ts', folder, output: 'main.js', inParts: true, isFirst: true });
await bundle({ entry: 'electron/bridge/preload.ts', folder, output: 'preload.cjs', format: 'cjs' });
await bundleHubParts(folder);

// `node build/bundle-hub.mjs`: the hub and its commands, in out/hub/.
import { bundle, bundleHubParts } from './bundle.mjs';

const folder = 'hub';
await bundle({ entry: 'hub/main.ts', folder, output: 'main.js', inParts: true, isFirst: true });
await bundleHubParts(folder);

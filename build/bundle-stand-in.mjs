// `node build/bundle-stand-in.mjs`: what tests/electron-stand-in/electron runs, in out/stand-in/.
import { bundle } from './bundle.mjs';

const from = 'tests/electron-stand-in';
const folder = 'stand-in';
await bundle({ entry: `${from}/main.ts`, folder, output: 'main.js', isFirst: true });
await bundle({ entry: `${from}/electron.ts`, folder, output: 'electron.js' });
await bundle({ entry: `${from}/electron.cjs`, folder, output: 'electron.cjs', format: 'cjs' });

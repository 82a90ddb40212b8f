// `node build/icons/write-icons.mjs [FOLDER]`: the program's icon as Windows and Linux want it, drawn by the same code as
// the icon in the tray. Default: out/icons/. Needs Node 24, which reads TypeScript.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { appIconSizes, drawAppIcon } from '../../electron/icons/app-icon.ts';
import { toIco, toPng } from '../../electron/icons/png.ts';
import { inRoot } from '../paths.mjs';

const folder = path.resolve(process.argv[2] ?? inRoot('out', 'icons'));
mkdirSync(folder, { recursive: true });
const pictures = appIconSizes.map((size) => ({ size, png: toPng(drawAppIcon(size)) }));
writeFileSync(path.join(folder, 'icon.ico'), toIco(pictures));
writeFileSync(path.join(folder, 'icon.png'), toPng(drawAppIcon(512)));
console.log(path.join(folder, 'icon.ico'));

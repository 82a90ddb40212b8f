import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** A path inside the project, whatever the current folder is. */
export const inRoot = (...parts) => path.join(root, ...parts);

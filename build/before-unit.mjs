import { ensureHub } from './hub.mjs';

/** Once for all workers: tests of commands start what people start. */
export default ensureHub;

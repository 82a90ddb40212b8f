import fc from 'fast-check';

/**
 * `TEST_SEED=NUMBER`: every property looks at the same cases in each run, so that a build says something of the change and not of
 * its luck. Without it each run looks at others; that is how faults are found.
 */
const seed = Number(process.env['TEST_SEED'] ?? Number.NaN);
if (Number.isInteger(seed)) fc.configureGlobal({ seed });

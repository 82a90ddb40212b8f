/** What was held against the truth, and how often both said the same. */
export interface Checks {
  /** `wrong`: in words; nothing where all is well. */
  check(what: string, wrong: readonly string[]): void;
  equal(what: string, is: unknown, expected: unknown): void;
  readonly passed: () => number;
  readonly failed: () => number;
}

/** Every check counts; the first failures of all are told as they come. */
const mostTold = 40;

export function newChecks(say: (line: string) => void): Checks {
  let [passed, failed] = [0, 0];
  const checks: Checks = {
    check(what, wrong) {
      if (wrong.length === 0) {
        passed += 1;
        return;
      }
      failed += 1;
      if (failed <= mostTold) say(`FAILED ${what}\n${wrong.map((line) => `  ${line}`).join('\n')}`);
    },
    equal(what, is, expected) {
      const same = JSON.stringify(is) === JSON.stringify(expected);
      checks.check(what, same ? [] : [`it is ${JSON.stringify(is)} and should be ${JSON.stringify(expected)}`]);
    },
    passed: () => passed,
    failed: () => failed,
  };
  return checks;
}

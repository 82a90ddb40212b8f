import { describe, expect, it } from 'vitest';
import { objectIn } from '#adapters/swan/lenient-json';

const answer = { error: false, 'error-msg': null, result: { a: 'x {"y"} NaN, }' } };
const json = JSON.stringify(answer);
const warning = '<br />\n<b>Warning</b>: Division by zero in <b>/var/www/swan/queues.php</b> on line <b>41</b><br />\n';

describe('the answer in a text', () => {
  it.each([
    ['alone', json, false],
    ['between blanks', `\n ${json}\n`, false],
    ["after PHP's warning", `${warning}${json}`, true],
    ["before PHP's warning", `${json}${warning}`, true],
    ['after a warning with braces', `Notice: Undefined offset {0} in {"file": "x"}\n${json}`, true],
    ['after a log line in brackets', `[18-Nov-2026 09:14:31 UTC] PHP Deprecated: x\n${json}`, true],
  ])('%s', (_where, text, hasWordsAround) => {
    expect(objectIn(text)).toStrictEqual({ value: answer, hasWordsAround });
  });

  it.each([
    'NaN',
    'nan',
    '-NaN',
    'INF',
    '-INF',
    'Infinity',
    '-Infinity',
    '1.#IND',
    '-1.#IND00',
    '1.#QNAN',
    'undefined',
  ])('has nothing where %s stands, and the rest of it', (token) => {
    const text = `{"error": false, "result": {"ratio": ${token}, "said": "${token}", "list": [${token}, 1,],}}`;
    const value = { error: false, result: { ratio: null, said: token, list: [null, 1] } };
    expect(objectIn(text)).toStrictEqual({ value, hasWordsAround: false });
  });

  it.each(['', 'It works!', warning, json.slice(0, -1), '{"a": 1}', '[1, 2]', '{"result": }', `{${json}`.slice(0, 40)])(
    'is none in %j',
    (text) => {
      expect(objectIn(text)).toBeUndefined();
    },
  );

  it('is not searched for among many braces, nor in millions of characters', () => {
    expect(objectIn('{'.repeat(19) + json)).toBeDefined();
    expect(objectIn('{'.repeat(20) + json)).toBeUndefined();
    expect(objectIn(' '.repeat(2_000_000 - json.length) + json)).toBeDefined();
    expect(objectIn(' '.repeat(2_000_001 - json.length) + json)).toBeUndefined();
  });
});

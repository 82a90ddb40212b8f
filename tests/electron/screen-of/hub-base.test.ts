import { expect, test } from 'vitest';
import { hubBase } from '#electron/screen-of/hub-base';

test.each([
  ['10.0.4.10', 'http://10.0.4.10:8090/'],
  [' 10.0.4.10:9000 ', 'http://10.0.4.10:9000/'],
  ['10.0.4.10:80', 'http://10.0.4.10/'],
  ['KONTOR-PC', 'http://kontor-pc:8090/'],
  ['http://10.0.4.10', 'http://10.0.4.10/'],
  ['https://tavle.example/board', 'https://tavle.example/board/'],
  ['http://10.0.4.10:8090/?token=secret#settings', 'http://10.0.4.10:8090/'],
  ['[fd00::5]', 'http://[fd00::5]:8090/'],
  ['', null],
  ['to ord', null],
  ['ftp://10.0.4.10', null],
  ['http://anna:hemmelig@10.0.4.10/', null],
])('%j is %j', (typed, base) => {
  expect(hubBase(typed)).toBe(base);
});

import { describe, expect, test } from 'vitest';
import type { Input } from '#core/said/input';
import { createNews, type Entry, type News } from '#hub/sources/poller/news';

const question = { about: 'the queues', url: 'http://127.0.0.1/queues' };

type Said = readonly [at: string, body: string, url?: string];

const timed = (input: Input): string =>
  input.kind === 'poll' ? `${new Date(input.at).toISOString().slice(11, 19)} ${input.response.body as string}` : '';

/** Which inputs were kept, as `HH:MM:SS BODY`, of so many exchanges with their answers. */
function keptOf(...exchanges: readonly (readonly Said[])[]): readonly string[] {
  const news = createNews('Europe/Copenhagen');
  return exchanges.flatMap((answers) => {
    const { inputs, kept } = news.judged(answers.map((answer) => entryOf(news, answer)));
    kept();
    return inputs.map(timed);
  });
}

function entryOf(news: News, [at, body, url = question.url]: Said): Entry {
  const response = { url, status: 200, body };
  return news.arrived({ ...question, url }, 0, { kind: 'poll', at: Date.parse(at), source: 'pbx', response });
}

/** Answers one after the other, each in an exchange of its own. */
const kept = (...answers: readonly Said[]): readonly string[] => keptOf(...answers.map((answer) => [answer]));

describe('of the answers to a question', () => {
  test('those are kept that say something else than the last', () => {
    expect(
      kept(
        ['2026-11-18T10:00:00Z', 'one'],
        ['2026-11-18T10:00:05Z', 'one'],
        ['2026-11-18T10:00:10Z', 'two'],
        ['2026-11-18T10:00:15Z', 'one'],
      ),
    ).toEqual(['10:00:00 one', '10:00:10 two', '10:00:15 one']);
  });

  test('each has its own last one', () => {
    const other = 'http://127.0.0.1/users';
    expect(
      kept(
        ['2026-11-18T10:00:00Z', 'one'],
        ['2026-11-18T10:00:01Z', 'two', other],
        ['2026-11-18T10:00:05Z', 'one'],
        ['2026-11-18T10:00:06Z', 'two', other],
      ),
    ).toEqual(['10:00:00 one', '10:00:01 two']);
  });

  test('the last that said the same is kept too, before a change after a long while', () => {
    expect(
      kept(
        ['2026-11-18T10:00:00Z', 'one'],
        ['2026-11-18T10:20:00Z', 'one'],
        ['2026-11-18T10:40:00Z', 'one'],
        ['2026-11-18T10:40:05Z', 'two'],
        ['2026-11-18T10:40:10Z', 'three'],
      ),
    ).toEqual(['10:00:00 one', '10:40:00 one', '10:40:05 two', '10:40:10 three']);
  });

  test('the first of a day is kept: what was counted yesterday says nothing of today', () => {
    expect(
      kept(
        ['2026-11-18T22:59:55Z', 'none'],
        ['2026-11-18T23:00:00Z', 'none'],
        ['2026-11-18T23:00:05Z', 'none'],
        ['2026-11-19T10:00:00Z', 'none'],
      ),
    ).toEqual(['22:59:55 none', '23:00:00 none']);
  });
});

describe('of the answers of one exchange', () => {
  test('each is compared with the one before it: what was put back is news', () => {
    expect(
      keptOf(
        [['2026-11-18T10:00:00Z', 'off']],
        [
          ['2026-11-18T10:01:00Z', 'on'],
          ['2026-11-18T10:01:01Z', 'off'],
        ],
        [['2026-11-18T10:01:05Z', 'off']],
      ),
    ).toEqual(['10:00:00 off', '10:01:00 on', '10:01:01 off']);
  });

  test('what was said twice is kept once', () => {
    expect(
      keptOf([
        ['2026-11-18T10:00:00Z', 'on'],
        ['2026-11-18T10:00:01Z', 'on'],
        ['2026-11-18T10:00:02Z', 'on', 'http://127.0.0.1/users'],
      ]),
    ).toEqual(['10:00:00 on', '10:00:02 on']);
  });

  test('the last that said the same is known, be it of this exchange', () => {
    expect(
      keptOf(
        [['2026-11-18T10:00:00Z', 'one']],
        [
          ['2026-11-18T10:20:00Z', 'one'],
          ['2026-11-18T10:20:01Z', 'two'],
        ],
      ),
    ).toEqual(['10:00:00 one', '10:20:00 one', '10:20:01 two']);
  });
});

describe('of two exchanges at a time', () => {
  const [first, second, third]: readonly [Said, Said, Said] = [
    ['2026-11-18T10:00:00Z', 'off'],
    ['2026-11-18T10:00:01Z', 'on'],
    ['2026-11-18T10:00:02Z', 'off'],
  ];

  test('an answer that was overtaken by a later one is not kept', () => {
    const news = createNews('UTC');
    const [early, late] = [entryOf(news, first), entryOf(news, second)];
    const verdict = news.judged([late]);
    expect(verdict.inputs).toHaveLength(1);
    verdict.kept();
    expect(news.judged([early]).inputs).toEqual([]);
  });

  test('the later answer stays the last that is known, whichever is kept first', () => {
    const news = createNews('UTC');
    const early = news.judged([entryOf(news, first)]);
    const late = news.judged([entryOf(news, second)]);
    late.kept();
    early.kept();
    expect(news.judged([entryOf(news, third)]).inputs.map(timed)).toEqual(['10:00:02 off']);
  });
});

test('what was not kept after all is worth keeping again', () => {
  const news = createNews('UTC');
  const said: Said = ['2026-11-18T10:00:00Z', 'one'];
  expect(news.judged([entryOf(news, said)]).inputs.map(timed)).toEqual(['10:00:00 one']);
  expect(news.judged([entryOf(news, said)]).inputs.map(timed)).toEqual(['10:00:00 one']);
});

import { describe, expect, test } from 'vitest';
import { createNews } from '#hub/poller/news';

const question = { about: 'the queues', url: 'http://127.0.0.1/queues' };

/** Answers one after the other, each kept where it is worth it: which inputs were kept, as `HH:MM:SS BODY`. */
function kept(...answers: readonly (readonly [at: string, body: string, url?: string])[]): readonly string[] {
  const news = createNews('Europe/Copenhagen');
  return answers.flatMap(([at, body, url = question.url]) => {
    const input = {
      kind: 'poll' as const,
      at: Date.parse(at),
      source: 'pbx',
      response: { url, status: 200, body },
    };
    const entry = news.arrived({ ...question, url }, 0, input);
    const inputs = news.worthKeeping(entry);
    if (inputs.length > 0) news.kept(entry);
    return inputs.map((each) => `${new Date(each.at).toISOString().slice(11, 19)} ${each.response.body as string}`);
  });
}

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

test('an answer that was overtaken by a later one is not kept', () => {
  const news = createNews('UTC');
  const answer = (body: string) =>
    news.arrived(question, 0, {
      kind: 'poll',
      at: Date.parse('2026-11-18T10:00:00Z'),
      source: 'pbx',
      response: { url: question.url, status: 200, body },
    });
  const [early, late] = [answer('early'), answer('late')];
  expect(news.worthKeeping(late)).toHaveLength(1);
  news.kept(late);
  expect(news.worthKeeping(early)).toEqual([]);
});

test('what was not kept after all is worth keeping again', () => {
  const news = createNews('UTC');
  const input = {
    kind: 'poll' as const,
    at: Date.parse('2026-11-18T10:00:00Z'),
    source: 'pbx',
    response: { url: question.url, status: 200, body: 'one' },
  };
  expect(news.worthKeeping(news.arrived(question, 0, input))).toEqual([input]);
  expect(news.worthKeeping(news.arrived(question, 0, input))).toEqual([input]);
});

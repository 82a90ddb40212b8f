import { pino } from 'pino';
import { expect, test } from 'vitest';
import { hour } from '#core/time/instant';
import { certificateNotices, certificateWarning, createCertificateWatch, endOf } from '#hub/ports/certificate-age';
import { createCertificate } from './certificate.ts';

const end = Date.parse('2026-11-18T12:00:00Z');
const day = 24 * hour;

test('a certificate says when it ends', () => {
  expect(endOf(createCertificate('board').cert)).toBe(Date.parse('2099-12-31T23:59:59Z'));
});

test('two weeks before the end, and after it, a person is told', () => {
  expect(certificateWarning('board', end, end - 14 * day - 1)).toBeUndefined();
  expect(certificateWarning('board', end, end - 14 * day)).toBe(
    'The certificate of board.tls expires on 2026-11-18, in 14 days: renew it.',
  );
  expect(certificateWarning('webhooks', end, end)).toContain('webhooks.tls has expired on 2026-11-18');
  const notices = (now: number) =>
    certificateNotices(
      [
        { port: 'board', end },
        { port: 'webhooks', end: undefined },
      ],
      now,
      'Europe/Copenhagen',
    );
  expect(notices(end - 15 * day)).toEqual([]);
  expect(notices(end + day)).toEqual([
    { kind: 'certificate', port: 'board', expires: '2026-11-18T13:00:00.000+01:00' },
  ]);
});

test('the log says so once a day, and at once of another certificate', () => {
  const lines: string[] = [];
  let now = end - 10 * day;
  const watch = createCertificateWatch(
    'board',
    pino({}, { write: (line: string) => void lines.push(line) }),
    () => now,
  );
  const said = (at: number, ends = end) => {
    now = at;
    watch(ends);
    return lines.length;
  };
  expect([said(now), said(now + hour), said(now + day), said(now, end + 30 * day), said(now, end - hour)]).toEqual([
    1, 1, 2, 2, 3,
  ]);
});

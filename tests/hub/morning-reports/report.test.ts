import { describe, expect, it } from 'vitest';
import type { HistoryRow } from '#core/history/row';
import { reportOf, type ReportParts } from '#hub/morning-reports/report';

const row = (changes: Partial<HistoryRow> = {}): HistoryRow => ({
  queue: 'hallmonitor',
  start: '2026-11-26T00:00:00.000+01:00',
  offered: 84,
  answered: 78,
  lost: 6,
  shortAbandoned: 1,
  overflowed: 0,
  answerRate: 92.9,
  serviceLevel: 80.1,
  avgWaitSeconds: 34,
  longestWaitSeconds: 250,
  avgTalkSeconds: 190,
  complete: true,
  ...changes,
});

const nothing = row({ queue: 'switchpay', offered: 0, answered: 0, lost: 0, answerRate: null, serviceLevel: null });

const parts: ReportParts = {
  due: { period: 'day', from: '2026-11-26', to: '2026-11-26' },
  language: 'da',
  queues: [
    { name: 'HallMonitor <Support>', row: row() },
    { name: 'SwitchPay', row: { ...nothing, avgWaitSeconds: null, longestWaitSeconds: null } },
  ],
  total: row({ queue: '' }),
  rows: [row({ start: '2026-11-26T08:00:00.000+01:00' }), row({ start: '2026-11-26T09:00:00.000+01:00' })],
};

describe('a report', () => {
  it('is read as text, in columns', () => {
    const { name, subject, text } = reportOf(parts);
    expect(name).toBe('opkald-2026-11-26');
    expect(subject).toBe('Opkald torsdag den 26. november 2026');
    expect(text.split('\n').slice(0, 9)).toEqual([
      'Opkald torsdag den 26. november 2026',
      '',
      'Kø                     Opkald  Besvaret  Mistet  Svarprocent  Serviceniveau  Gns. ventetid  Længste ventetid',
      'HallMonitor <Support>      84        78       6       92,9 %         80,1 %           0:34              4:10',
      'SwitchPay                   0         0       0            –              –              –                 –',
      'I alt                      84        78       6       92,9 %         80,1 %           0:34              4:10',
      '',
      'Time for time i den vedhæftede CSV.',
      '',
    ]);
  });

  it('is a page that no name of a queue can break, and CSV as history has it', () => {
    const { html, csv } = reportOf(parts);
    expect(html).toContain('HallMonitor &lt;Support&gt;');
    expect(html).not.toContain('<Support>');
    expect(html).toContain('<html lang="da">');
    expect(csv.split('\n')).toHaveLength(4);
    expect(csv).toContain('hallmonitor;2026-11-26T08:00:00.000+01:00;84;78;6;1;0;92,9;80,1;34;250;190;true');
  });

  it('says what was not heard, and what is not of our own counting', () => {
    const rows = parts.rows.map((each, index) => ({ ...each, complete: index > 0 }));
    const { text, html } = reportOf({ ...parts, rows, total: row({ counted: true }) });
    for (const said of [text, html]) {
      expect(said).toContain('Hubben hørte ikke alt (8–9): tallene kan være for små.');
      expect(said).toContain('Nogle af tallene er telefonsystemets egne.');
    }
    const many = Array.from({ length: 9 }, (_, hour) =>
      row({ start: `2026-11-26T0${hour}:00:00.000+01:00`, complete: false }),
    );
    expect(reportOf({ ...parts, rows: many }).text).toContain('(0–1, 1–2, 2–3, 3–4, 4–5, 5–6, 6–7, 7–8 …)');
  });

  it('of a week and of a month says which; in English too; of a single queue there is no sum', () => {
    const week = { period: 'week', from: '2026-11-16', to: '2026-11-22' } as const;
    const month = { period: 'month', from: '2026-10-01', to: '2026-10-31' } as const;
    expect(reportOf({ ...parts, due: week })).toMatchObject({
      name: 'opkald-uge-2026-11-16',
      subject: 'Opkald ugen 16. november til 22. november 2026',
    });
    const { name, subject, text } = reportOf({
      ...parts,
      due: month,
      language: 'en',
      queues: parts.queues.slice(0, 1),
    });
    expect([name, subject]).toEqual(['calls-month-2026-10', 'Calls October 2026']);
    expect(text).toContain('92.9 %');
    expect(text).not.toContain('All together');
    const missed = { ...row({ complete: false }), start: '2026-10-03T00:00:00.000+02:00' };
    expect(reportOf({ ...parts, due: month, rows: [missed] }).text).toContain('(2026-10-03)');
  });
});

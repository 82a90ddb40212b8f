import type { DiagnosticsPart, DiagnosticsReport } from '#core/diagnostics/report';
import { useState } from 'react';
import { useBridge } from '../bridge.ts';
import { saveFile } from '../save-file.ts';
import { useWords } from '../words/use-words.ts';
import { asFile, shownLines } from './as-file.ts';

/** What whoever mends something asks for: gathered by a click, read part by part, and only then saved as one file to be sent. */
export function DiagnosticsCard() {
  const { t } = useWords();
  const bridge = useBridge();
  const [report, setReport] = useState<DiagnosticsReport | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [isGathering, setIsGathering] = useState(false);

  async function gather(): Promise<void> {
    setIsGathering(true);
    setFailed(null);
    try {
      setReport(await bridge.diagnostics());
    } catch (error) {
      setFailed(error instanceof Error ? error.message : '');
    }
    setIsGathering(false);
  }

  return (
    <section className="settings-card" aria-label={t('diagnostics.title')}>
      <h4 className="card-title">{t('diagnostics.title')}</h4>
      <p className="field-help">{t('diagnostics.help')}</p>
      <div className="card-actions">
        <button type="button" className="plain-button" disabled={isGathering} onClick={() => void gather()}>
          {isGathering ? t('diagnostics.gathering') : t('diagnostics.gather')}
        </button>
        {report !== null && <SaveButton report={report} />}
      </div>
      {failed !== null && (
        <p className="field-wrong" role="alert">
          {t('diagnostics.failed', { why: failed })}
        </p>
      )}
      {report?.parts.map((part) => (
        <Part key={part.name} part={part} />
      ))}
    </section>
  );
}

function SaveButton({ report }: { readonly report: DiagnosticsReport }) {
  const { t } = useWords();
  function save(): void {
    const titles = (name: DiagnosticsPart['name']) => t(`diagnostics.part.${name}`);
    saveFile(`${t('diagnostics.file')}-${report.at.slice(0, 10)}.txt`, 'text/plain', asFile(report, titles));
  }
  return (
    <button type="button" className="strong-button" onClick={save}>
      {t('diagnostics.save')}
    </button>
  );
}

function Part({ part }: { readonly part: DiagnosticsPart }) {
  const { t, locale } = useWords();
  const { name, text, leftOut } = part;
  const { lines, count } = shownLines(text);
  return (
    <details className="diagnostics-part">
      <summary>
        {t(`diagnostics.part.${name}`)}{' '}
        <span className="card-id">
          {text === '' ? t('diagnostics.empty') : t('diagnostics.size', { count, lines: count.toLocaleString(locale) })}
        </span>
      </summary>
      {leftOut > 0 && (
        <p className="field-help">
          {t('diagnostics.leftOut', { count: leftOut, lines: leftOut.toLocaleString(locale) })}
        </p>
      )}
      {lines < count && <p className="field-help">{t('diagnostics.shown', { lines: lines.toLocaleString(locale) })}</p>}
      {text !== '' && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- It scrolls, and whoever has no mouse scrolls it too.
        <pre className="mono" tabIndex={0} aria-label={t(`diagnostics.part.${name}`)}>
          {shownText(text, lines)}
        </pre>
      )}
    </details>
  );
}

const shownText = (text: string, lines: number): string => text.split('\n').slice(-lines).join('\n');

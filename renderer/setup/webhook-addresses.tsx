import type { WebhookAddress, WebhookReport } from '#core/settings/trial';
import { useCallback, useState } from 'react';
import { useBoard } from '../board-state.ts';
import { useBridge } from '../bridge.ts';
import { TextInput } from '../forms/inputs.tsx';
import { Labelled, useSaid } from '../forms/labelled.tsx';
import { usePolled } from '../settings/use-polled.ts';
import { clockTimeExact } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import { CopyButton } from './copy-button.tsx';
import { keptWayIn, keepWayIn } from './way-in.ts';

/** How often it is asked what has come meanwhile. Milliseconds. */
const askEvery = 1_500;

/** The addresses to put into the phone system's pages, each with a tick when it has called; and what came wrongly, with its cure. */
export function WebhookAddresses({ source }: { readonly source: string }) {
  const { t } = useWords();
  const bridge = useBridge();
  const ask = useCallback(() => bridge.webhookReport({ source }), [bridge, source]);
  const { answer: report, failed } = usePolled(ask, askEvery);
  const [wayIn, setWayIn] = useState(keptWayIn);
  if (failed !== null && report === null) return <p className="field-wrong">{failed}</p>;
  if (report === null) return <output>{t('settings.loading')}</output>;
  const base = wayIn === '' ? report.base : wayIn;
  const general = report.addresses.filter(({ queue }) => queue === null);
  const ofQueues = report.addresses.filter(({ queue }) => queue !== null);
  return (
    <div className="webhooks">
      <Labelled id="way-in" label={t('setup.wayIn')} help={t('setup.wayInHelp')}>
        <TextInput
          id="way-in"
          isMono
          value={wayIn}
          placeholder={report.base}
          onCommit={(text) => {
            const clean = text.trim().replace(/\/+$/, '');
            setWayIn(clean);
            keepWayIn(clean);
          }}
        />
      </Labelled>
      {!report.isOpen && wayIn === '' && (
        <p className="settings-note">{t('setup.onlyHere', { address: report.base })}</p>
      )}
      {report.isOpen && wayIn === '' && report.ways.length > 0 && (
        <p className="field-help">{t('setup.waysIn', { ways: report.ways.join(', ') })}</p>
      )}
      <AddressTable title={t('setup.employees')} addresses={general} base={base} report={report} isFirst />
      <AddressTable title={t('setup.modules')} addresses={ofQueues} base={base} report={report} />
      <p className="field-help">{t('setup.moduleHelp')}</p>
      <p>
        <CopyButton text={sheetOf(report, base)} label={t('setup.copyAll')} />
        <span className="field-help"> {t('setup.copyAllHelp')}</span>
      </p>
      <Arrivals report={report} />
    </div>
  );
}

interface AddressTableProps {
  readonly title: string;
  readonly addresses: readonly WebhookAddress[];
  readonly base: string;
  readonly report: WebhookReport;
  readonly isFirst?: boolean;
}

function AddressTable({ title, addresses, base, report, isFirst = false }: AddressTableProps) {
  const { t } = useWords();
  const say = useSaid();
  const zone = useBoard((state) => state.setup?.timeZone ?? 'UTC');
  const queues = useBoard((state) => state.queues);
  const heard = addresses.filter(({ heardAt }) => heardAt !== null).length;
  if (addresses.length === 0) return null;
  return (
    <div className="address-table">
      <h4>
        {title} <span className="field-help">{t('setup.heardOf', { heard, of: addresses.length })}</span>
      </h4>
      <ul>
        {isFirst && (
          <li>
            <span>1. HTTP Metode</span>
            <span className="mono">POST</span>
            <span />
            <span className="field-help">{t('setup.fromList')}</span>
          </li>
        )}
        {addresses.map(({ path, field, queue, rest, heardAt }) => (
          <li key={path} data-heard={heardAt !== null || undefined}>
            <span>
              {say(field)}
              {queue !== null && ` · ${queues.get(queue)?.name ?? queue}`}
            </span>
            <span className="mono address">…/{rest}</span>
            <CopyButton text={`${base}${report.common}${rest}`} label={t('setup.copy')} />
            <span className="tick">
              {heardAt === null ? `◌ ${t('setup.notHeard')}` : `✓ ${clockTimeExact(Date.parse(heardAt), zone)}`}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What came last, right or wrong. A wrong one is announced, and takes no focus. */
function Arrivals({ report: { arrivals } }: { readonly report: WebhookReport }) {
  const { t } = useWords();
  const say = useSaid();
  const zone = useBoard((state) => state.setup?.timeZone ?? 'UTC');
  const wrong = arrivals.find(({ problem }) => problem !== null);
  const isNewest = wrong !== undefined && wrong === arrivals[0];
  return (
    <>
      <div aria-live="polite">
        {isNewest && wrong.problem !== null && (
          <div className="almost">
            <strong>▲ {t('setup.almost')}</strong>
            <p>{say(wrong.problem)}</p>
            <p className="mono">
              {t('setup.itCame')} …/{wrong.path}
            </p>
          </div>
        )}
      </div>
      {arrivals.length > 0 && (
        <div className="last-heard">
          <h4>{t('setup.lastHeard')}</h4>
          <ul>
            {arrivals.slice(0, 6).map(({ at, path, problem }) => (
              <li key={`${at} ${path}`}>
                <span>{clockTimeExact(Date.parse(at), zone)}</span> <span className="mono">{path}</span>{' '}
                {problem === null ? '✓' : <span className="field-wrong">▲ {say(problem)}</span>}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

/** All of it as one text, for who sits before the phone system's pages. It holds the secret. */
function sheetOf({ addresses, common }: WebhookReport, base: string): string {
  const lines = addresses.map(({ field, queue, rest }) => {
    const where = queue === null ? field.da : `Integrationsmodul (${queue}) ${field.da}`;
    return `${where}:\n${base}${common}${rest}`;
  });
  return ['1. HTTP Metode:\nPOST', ...lines, 'Action efter URL-kald: Foretag intet. Indlæs tastetryk: nej.'].join(
    '\n\n',
  );
}

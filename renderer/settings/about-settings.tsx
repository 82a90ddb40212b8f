import type { JsonValue } from '#core/said/input';
import { isObject } from '#core/said/json';
import type { Configuration } from '#core/settings/settings';
import { useRef, useState } from 'react';
import { DiagnosticsCard } from '../diagnostics/diagnostics-card.tsx';
import { SecretInput } from '../forms/secret-input.tsx';
import { Labelled, useSaid } from '../forms/labelled.tsx';
import { MovingCard } from '../moving/moving-card.tsx';
import { useWords } from '../words/use-words.ts';
import { useSettings } from './use-settings.ts';

/** All settings in a file, and out of one. No secret is in it. */
export function AboutSettings() {
  const { t } = useWords();
  const { report } = useSettings();
  const file = useRef<HTMLInputElement>(null);
  const [read, setRead] = useState<Configuration | null>(null);
  const [unreadable, setUnreadable] = useState(false);

  async function take(list: FileList | null): Promise<void> {
    const chosen = list?.[0];
    if (chosen === undefined) return;
    setUnreadable(false);
    setRead(null);
    try {
      const value = JSON.parse(await chosen.text()) as JsonValue;
      if (!isObject(value)) throw new TypeError('No object.');
      setRead(value);
    } catch {
      setUnreadable(true);
    }
    if (file.current !== null) file.current.value = '';
  }

  const href = `data:application/json;charset=utf-8,${encodeURIComponent(`${JSON.stringify(report.configuration, null, 2)}\n`)}`;
  return (
    <>
      <div className="settings-card">
        <h4 className="card-title">{t('settings.export')}</h4>
        <p className="field-help">{t('settings.exportHelp')}</p>
        <p>
          <a className="plain-button" href={href} download="opkaldstavle.json">
            {t('settings.exportButton')}
          </a>
        </p>
      </div>
      <div className="settings-card">
        <h4 className="card-title">{t('settings.import')}</h4>
        <p className="field-help">{t('settings.importHelp')}</p>
        <p>
          <label className="plain-button" htmlFor="import">
            {t('settings.importButton')}
          </label>
          <input
            id="import"
            className="visually-hidden"
            ref={file}
            type="file"
            accept="application/json,.json"
            onChange={({ target }) => void take(target.files)}
          />
        </p>
        {unreadable && (
          <p className="field-wrong" role="alert">
            {t('settings.importUnreadable')}
          </p>
        )}
        {read !== null && <Import configuration={read} onDone={() => setRead(null)} />}
      </div>
      <MovingCard />
      <DiagnosticsCard />
      <div className="settings-card">
        <h4 className="card-title">{t('title')}</h4>
        <p className="field-help">{t('settings.aboutHelp')}</p>
      </div>
    </>
  );
}

/** Uses what was in a file, once the secrets that are not kept here are typed. */
function Import({ configuration, onDone }: { readonly configuration: Configuration; readonly onDone: () => void }) {
  const { t } = useWords();
  const say = useSaid();
  const { problems, change } = useSettings();
  const [whole, setWhole] = useState(configuration);
  const missing = problems.filter(({ path }) => isReference(valueAt(whole, path)));
  const others = problems.filter((problem) => !missing.includes(problem));

  async function use(): Promise<void> {
    if (await change(whole, t('settings.imported'))) onDone();
  }

  return (
    <div className="import">
      {others.length > 0 && (
        <ul className="field-wrong" role="alert">
          {others.map(({ path, message }) => (
            <li key={path}>
              <span className="mono">{path}</span> {say(message)}
            </li>
          ))}
        </ul>
      )}
      {missing.map(({ path }) => (
        <Labelled key={path} id={`import-${path}`} label={path} help={t('settings.importSecret')}>
          <SecretInput
            id={`import-${path}`}
            value=""
            isWrong={false}
            onCommit={(text) => text !== undefined && setWhole(withValueAt(whole, path, text) as Configuration)}
          />
        </Labelled>
      ))}
      <p>
        <button type="button" className="strong-button" onClick={() => void use()}>
          {t('settings.importUse')}
        </button>{' '}
        <button type="button" className="plain-button" onClick={onDone}>
          {t('settings.importLeave')}
        </button>
      </p>
    </div>
  );
}

function isReference(value: JsonValue | undefined): boolean {
  return typeof value === 'string' && value.startsWith('${secret:');
}

/** `sources[0].auth.password`, taken apart. */
function partsOf(path: string): readonly (string | number)[] {
  return [...path.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map(([, name, index]) => name ?? Number(index));
}

function valueAt(value: JsonValue, path: string): JsonValue | undefined {
  let found: JsonValue | undefined = value;
  for (const part of partsOf(path)) {
    found =
      typeof found === 'object' && found !== null ? (found as Record<string | number, JsonValue>)[part] : undefined;
  }
  return found;
}

function withValueAt(value: JsonValue, path: string, text: string): JsonValue {
  const put = (at: JsonValue, [first, ...rest]: readonly (string | number)[]): JsonValue => {
    if (first === undefined) return text;
    if (Array.isArray(at)) return at.map((each: JsonValue, index) => (index === first ? put(each, rest) : each));
    const object = at as Record<string, JsonValue>;
    return { ...object, [first]: put(object[String(first)] ?? null, rest) };
  };
  return put(value, partsOf(path));
}

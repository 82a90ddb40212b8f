import * as parts from '#core/pc/own-parts';
import type { PcReport } from '#core/pc/own';
import { useState } from 'react';
import { useBoard } from '../board-state.ts';
import { useBridge } from '../bridge.ts';
import { TextInput } from '../forms/inputs.tsx';
import { useSaid } from '../forms/labelled.tsx';
import { clockTime } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import type { ThisPc } from './use-pc.ts';

/** Whether there is a newer version of the program, what is new in it, and the way to it. Off until somebody says where to look. */
export function PcUpdates({ pc }: { readonly pc: ThisPc }) {
  const { t } = useWords();
  const bridge = useBridge();
  const { version, updates } = pc.report;
  const { address, state, canInstall } = updates;
  const [isWrong, setIsWrong] = useState(false);
  const [doing, setDoing] = useState<'look' | 'install' | null>(null);

  function setAddress(text: string): void {
    const next = text.trim() === '' ? null : text.trim();
    const read = parts.updates.safeParse(next);
    setIsWrong(!read.success);
    if (!read.success || read.data === address) return;
    const said =
      next === null ? t('pc.updatesOff') : t('settings.isNow', { what: t('pc.updatesAddress'), value: next });
    void pc.change({ updates: read.data }, said);
  }

  async function act(what: 'look' | 'install', asked: () => Promise<PcReport | null>): Promise<void> {
    setDoing(what);
    // Where it fails as a whole the report that is asked for all the time says how it stands.
    const report = await asked().catch(() => null);
    if (report !== null) pc.seen(report);
    setDoing(null);
  }

  return (
    <section className="settings-card" aria-label={t('pc.updates')}>
      <h4 className="card-title">{t('pc.updates')}</h4>
      <div className="field">
        <label htmlFor="pc-updates">{t('pc.updatesAddress')}</label>
        <TextInput
          id="pc-updates"
          placeholder="https://"
          value={address ?? ''}
          isWrong={isWrong}
          onCommit={(text) => setAddress(text ?? '')}
        />
        <p className="field-help">{t('pc.updatesHelp')}</p>
        {isWrong && (
          <p className="field-wrong" role="alert" id="pc-updates-wrong">
            {t('pc.updatesWrong')}
          </p>
        )}
      </div>
      {address !== null && <Found version={version} updates={updates} />}
      {address !== null && (
        <div className="card-actions">
          {state.kind === 'newer' && canInstall && (
            <button
              type="button"
              className="strong-button"
              disabled={doing !== null}
              onClick={() => void act('install', () => bridge.installUpdate())}
            >
              {t('pc.updatesInstall', { version: state.version })}
            </button>
          )}
          <button
            type="button"
            className="plain-button"
            disabled={doing !== null}
            onClick={() => void act('look', () => bridge.checkForUpdate())}
          >
            {t('pc.updatesLook')}
          </button>
        </div>
      )}
      {doing !== null && <output>{t(doing === 'look' ? 'pc.updatesLooking' : 'pc.updatesInstalling')}</output>}
    </section>
  );
}

function Found({ version, updates: { state, canInstall } }: Pick<PcReport, 'version' | 'updates'>) {
  const { t } = useWords();
  const say = useSaid();
  const zone = useBoard((board) => board.setup?.timeZone ?? 'UTC');
  switch (state.kind) {
    case 'notLooked':
      return <p>{t('pc.updatesKnown')}</p>;
    case 'newest':
      return <p>{t('pc.updatesNewest', { version, at: clockTime(Date.parse(state.at), zone) })}</p>;
    case 'failed':
      return (
        <p className="field-wrong" role="alert">
          {say(state.problem)}
        </p>
      );
    case 'newer':
      return (
        <div className="update-news">
          <p>
            <strong>{t('pc.updatesNewer', { version: state.version })}</strong>
          </p>
          {state.notes !== '' && <p className="update-notes">{state.notes}</p>}
          {!canInstall && <p className="field-help">{t('pc.updatesByHand')}</p>}
        </div>
      );
  }
}

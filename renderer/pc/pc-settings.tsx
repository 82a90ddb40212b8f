import type { PcReport } from '#core/pc/own';
import { useState } from 'react';
import { useBridge } from '../bridge.ts';
import { JoinButton } from '../screens/join-other.tsx';
import { LeaveHub } from '../screens/leave-hub.tsx';
import { ChangeBarOf } from '../settings/change-bar.tsx';
import { ChoiceRow } from '../settings/choice-row.tsx';
import { useWords } from '../words/use-words.ts';
import { OnOff } from './on-off.tsx';
import { PcUpdates } from './pc-updates.tsx';
import { PcWall } from './pc-wall.tsx';
import type { ThisPc } from './use-pc.ts';

/** All that belongs to this PC and to no hub: its role, its wall, its sounds, how it starts, where its data lies. */
export function PcSettings({ pc }: { readonly pc: ThisPc }) {
  const { t } = useWords();
  const { report, failed, last, undo } = pc;
  const message = failed === null ? '' : t('pc.failed', { why: failed });
  return (
    <>
      <section className="settings-card" aria-label={t('pc.role')}>
        <h4 className="card-title">{t('pc.role')}</h4>
        <p className="field-help">{report.hub === null ? t('pc.isHub') : t('pc.isScreen', { address: report.hub })}</p>
        {report.hub === null ? <JoinButton /> : <LeaveHub address={report.hub} />}
      </section>
      <PcWall pc={pc} />
      <Sounds pc={pc} />
      <Windows pc={pc} />
      <PcUpdates pc={pc} />
      <Data report={report} />
      <ChangeBarOf
        last={last}
        problems={failed === null ? [] : [{ path: '', message: { da: message, en: message } }]}
        undo={undo}
      />
    </>
  );
}

const volumes = { off: 0, low: 0.25, middle: 0.6, high: 1 } as const;
type Volume = keyof typeof volumes;
const volumeNames = Object.keys(volumes) as readonly Volume[];

/** The one that comes nearest: the file may hold any. */
function nearest(volume: number): Volume {
  return volumeNames.reduce((best, next) =>
    Math.abs(volumes[next] - volume) < Math.abs(volumes[best] - volume) ? next : best,
  );
}

function Sounds({ pc }: { readonly pc: ThisPc }) {
  const { t } = useWords();
  const bridge = useBridge();
  const { sound, strip } = pc.report.settings;
  return (
    <section className="settings-card" aria-label={t('pc.sound')}>
      <h4 className="card-title">{t('pc.sound')}</h4>
      <ChoiceRow
        title={t('pc.volume')}
        values={volumeNames}
        chosen={nearest(sound.volume)}
        nameOf={(name) => t(`pc.volumes.${name}`)}
        onChoose={(name) =>
          void pc.change(
            { sound: { volume: volumes[name] } },
            t('settings.isNow', { what: t('pc.volume'), value: t(`pc.volumes.${name}`) }),
          )
        }
      />
      <OnOff
        pc={pc}
        id="pc-repeat"
        label={t('pc.repeat')}
        isOn={sound.repeat}
        changes={(repeat) => ({ sound: { repeat } })}
      />
      <OnOff pc={pc} id="pc-strip" label={t('pc.strip')} isOn={strip} changes={(on) => ({ strip: on })} />
      <div className="card-actions">
        <button type="button" className="plain-button" onClick={() => void bridge.tryAlarms()}>
          {t('pc.test')}
        </button>
      </div>
      <p className="field-help">{t('pc.testHelp')}</p>
    </section>
  );
}

function Windows({ pc }: { readonly pc: ThisPc }) {
  const { t } = useWords();
  const { settings, hub, canStartWithWindows } = pc.report;
  return (
    <section className="settings-card" aria-label={t('pc.start')}>
      <h4 className="card-title">{t('pc.start')}</h4>
      <OnOff
        pc={pc}
        id="pc-start"
        label={t('pc.startWithWindows')}
        help={t(canStartWithWindows ? 'pc.startHelp' : 'pc.notInstalled')}
        isOn={settings.startWithWindows}
        changes={(startWithWindows) => ({ startWithWindows })}
      />
      {hub === null && (
        <OnOff
          pc={pc}
          id="pc-awake"
          label={t('pc.keepAwake')}
          help={t('pc.keepAwakeHelp')}
          isOn={settings.keepAwake}
          changes={(keepAwake) => ({ keepAwake })}
        />
      )}
    </section>
  );
}

function Data({ report }: { readonly report: PcReport }) {
  const { t } = useWords();
  const bridge = useBridge();
  const [isShut, setIsShut] = useState(false);
  async function open(which: 'log' | 'data'): Promise<void> {
    const answer = await bridge.openFolder({ which }).catch(() => null);
    setIsShut(answer?.isOpen !== true);
  }
  return (
    <section className="settings-card" aria-label={t('pc.data')}>
      <h4 className="card-title">{t('pc.data')}</h4>
      <p className="field-help">{t('pc.dataHelp', { version: report.version, folder: report.folder })}</p>
      <div className="card-actions">
        <button type="button" className="plain-button" onClick={() => void open('log')}>
          {t('pc.openLog')}
        </button>
        <button type="button" className="plain-button" onClick={() => void open('data')}>
          {t('pc.openData')}
        </button>
      </div>
      {isShut && (
        <p className="field-wrong" role="alert">
          {t('pc.notOpened', { folder: report.folder })}
        </p>
      )}
    </section>
  );
}

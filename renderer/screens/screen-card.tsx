import type { Screen } from '#core/screens/screen';
import { useState } from 'react';
import { useBoard } from '../board-state.ts';
import { useBridge } from '../bridge.ts';
import { age, clockTime } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import { BlinkButton } from './blink-button.tsx';
import { Miniature } from './miniature.tsx';
import { type Picture, PictureButton, ScreenPicture } from './screen-picture.tsx';
import { ScreenEdit } from './screen-edit.tsx';
import { isUpright, useQueueWords } from './screen-words.ts';

interface ScreenCardProps {
  readonly screen: Screen;
  /** The hub's time of this list. */
  readonly at: string;
  /** Something was asked of the hub about it. */
  readonly onAct: (asked: Promise<unknown>) => void;
}

/** One screen: what it shows, where it is, and what one can do about it. */
export function ScreenCard({ screen, at, onAct }: ScreenCardProps) {
  const { t } = useWords();
  const bridge = useBridge();
  const queueWords = useQueueWords();
  const [picture, setPicture] = useState<Picture | null>(null);
  const [asks, setAsks] = useState<'nothing' | 'edit' | 'revoke'>('nothing');
  const { id, name, role, isThere, display, version, address } = screen;
  const facts = [
    isThere ? address : null,
    display === null || display === '' ? null : isUpright(display) ? t('screens.upright', { display }) : display,
    version === '' ? null : version,
  ].filter((fact) => fact !== null);
  return (
    <section className="settings-card screen-card" aria-label={name} data-gone={!isThere || undefined}>
      {picture !== null && 'image' in picture ? (
        <ScreenPicture name={name} image={picture.image} onClose={() => setPicture(null)} />
      ) : (
        <Miniature screen={screen} />
      )}
      <div className="card-head">
        <h4 className="card-title">{name}</h4>
        <State screen={screen} at={at} />
      </div>
      <p className="field-help">
        {queueWords(screen.queues)} · {t(`screens.${role}Short`)}
        {facts.length > 0 && (
          <>
            <br />
            {facts.join(' · ')}
          </>
        )}
        {!isThere && <LastSeen screen={screen} />}
      </p>
      {picture !== null && 'problem' in picture && (
        <p className="field-wrong" role="alert">
          {picture.problem}
        </p>
      )}
      {asks === 'nothing' && (
        <div className="card-actions">
          <BlinkButton isThere={isThere} onBlink={(seconds) => onAct(bridge.blinkScreen({ id, seconds }))} />
          <PictureButton id={id} isThere={isThere} onPicture={setPicture} />
          <button type="button" className="plain-button" onClick={() => setAsks('edit')}>
            {t('screens.edit')}
          </button>
          <button type="button" className="plain-button" onClick={() => setAsks('revoke')}>
            {t('screens.revoke')}
          </button>
        </div>
      )}
      {asks === 'edit' && (
        <ScreenEdit
          screen={screen}
          onChange={(changes) => onAct(bridge.changeScreen({ id, ...changes }))}
          onDone={() => setAsks('nothing')}
        />
      )}
      {asks === 'revoke' && (
        <fieldset className="revoke" aria-label={t('screens.revoke')}>
          <p>{t('screens.revokeHelp', { name })}</p>
          <div className="card-actions">
            <button type="button" className="danger-button" onClick={() => onAct(bridge.revokeScreen({ id }))}>
              {t('screens.revokeSure', { name })}
            </button>
            <button type="button" className="plain-button" onClick={() => setAsks('nothing')}>
              {t('screens.keep')}
            </button>
          </div>
        </fieldset>
      )}
    </section>
  );
}

function State({ screen: { isThere, lastSeenAt }, at }: Pick<ScreenCardProps, 'screen' | 'at'>) {
  const words = useWords();
  const { t } = words;
  const gone = lastSeenAt === null ? null : Date.parse(at) - Date.parse(lastSeenAt);
  const said = isThere
    ? t('screens.there')
    : gone === null
      ? t('screens.never')
      : t('screens.gone', { age: age(gone, words) });
  return (
    <span className="card-state" data-state={isThere ? 'ok' : 'stale'}>
      {said}
    </span>
  );
}

function LastSeen({ screen: { lastSeenAt, address } }: Pick<ScreenCardProps, 'screen'>) {
  const { t } = useWords();
  const zone = useBoard((state) => state.setup?.timeZone ?? 'UTC');
  if (lastSeenAt === null) return null;
  const at = clockTime(Date.parse(lastSeenAt), zone);
  return (
    <>
      <br />
      {address === null ? t('screens.lastSeen', { at }) : t('screens.lastSeenFrom', { at, address })}
    </>
  );
}

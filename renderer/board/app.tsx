import { useEffect } from 'react';
import { useBoard } from '../board-state.ts';
import { troublePlaces } from '../help/places.ts';
import { useWords } from '../words/use-words.ts';
import { Pages } from '../history/pages.tsx';
import { PcButton } from '../pc/pc-button.tsx';
import { Locked } from '../screens/locked.tsx';
import { PairAgain } from '../screens/pair-again.tsx';
import { Board } from './board.tsx';
import { Trouble } from './trouble.tsx';

/** The board, or the sentence that says why there is none. */
export function App() {
  const { t, language } = useWords();
  const isHeard = useBoard((state) => state.isHeard);
  const isEmpty = useBoard((state) => state.order.length === 0);
  const isLost = useBoard((state) => state.connection.state === 'lost');
  const needsToken = useBoard((state) => state.needsToken);
  const trouble = useBoard((state) => state.trouble);

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  if (trouble !== null) {
    return (
      <>
        <Trouble
          title={t(`trouble.${trouble.kind}`)}
          help={t(`troubleHelp.${trouble.kind}`)}
          lines={trouble.lines}
          place={troublePlaces[trouble.kind]}
        >
          {(trouble.kind === 'revoked' || trouble.kind === 'certificate') && <PairAgain />}
          <PcButton />
        </Trouble>
        <Pages />
      </>
    );
  }
  if (needsToken) return <Locked />;
  if (!isHeard && isLost)
    return (
      <>
        <Trouble title={t('neverConnected')} help={t('reconnecting')} testId="connection" place={troublePlaces.lost}>
          <PcButton />
        </Trouble>
        <Pages />
      </>
    );
  if (!isHeard) return <p className="first-words">{t('connecting')}</p>;
  if (isEmpty) return <Trouble title={t('noQueues')} help={t('noQueuesHelp')} place={troublePlaces.noQueues} />;
  return <Board />;
}

import { useBoard } from '../board-state.ts';
import { troublePlaces } from '../help/places.ts';
import { Trouble } from '../board/trouble.tsx';
import { useWords } from '../words/use-words.ts';

/**
 * The hub lets this browser in no more: it was a paired screen and was revoked, or the board's token is another. Loaded anew, the hub
 * shows its own page, where a code or the token is typed.
 */
export function Locked() {
  const { t } = useWords();
  const wasPaired = useBoard((state) => state.self !== null);
  return (
    <Trouble
      title={t(wasPaired ? 'trouble.revoked' : 'tokenNeeded')}
      help={t(wasPaired ? 'screens.revokedHere' : 'tokenNeededHelp')}
      place={troublePlaces[wasPaired ? 'revoked' : 'locked']}
    >
      {window.bridge === undefined && (
        <p>
          <button type="button" className="type-code" onClick={() => location.reload()}>
            {t('screens.typeCode')}
          </button>
        </p>
      )}
    </Trouble>
  );
}

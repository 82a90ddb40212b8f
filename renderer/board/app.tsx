import { useEffect } from 'react';
import { useBoard } from '../board-state.ts';
import { useWords } from '../words/use-words.ts';
import { Board } from './board.tsx';
import { Trouble } from './trouble.tsx';

/** The board, or the sentence that says why there is none. */
export function App() {
  const words = useWords();
  const isHeard = useBoard((state) => state.isHeard);
  const isEmpty = useBoard((state) => state.order.length === 0);
  const isLost = useBoard((state) => state.connection.state === 'lost');
  const needsToken = useBoard((state) => state.needsToken);

  useEffect(() => {
    document.documentElement.lang = words.locale;
    document.title = words.title;
  }, [words]);

  if (needsToken) return <Trouble title={words.tokenNeeded} help={words.tokenNeededHelp} />;
  if (!isHeard && isLost) {
    return <Trouble title={words.neverConnected} help={words.reconnecting} testId="connection" />;
  }
  if (!isHeard) return <p className="first-words">{words.connecting}</p>;
  if (isEmpty) return <Trouble title={words.noQueues} help={words.noQueuesHelp} />;
  return <Board />;
}

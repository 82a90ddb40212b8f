import { Component, type ReactNode } from 'react';
import { boardStore } from '../board-state.ts';
import { languageOf } from '../words/language-of.ts';
import { languages } from '../words/words.ts';
import { Trouble } from './trouble.tsx';

interface Props {
  readonly children: ReactNode;
}

interface State {
  readonly error: Error | null;
}

/** Long enough to be read, short enough for a wall that nobody stands at. Milliseconds. */
const tryAgainAfter = 10_000;

/** Never a black screen: what breaks below shows its message, and the board is tried again by itself. */
export class TroubleBoundary extends Component<Props, State> {
  override state: State = { error: null };
  #timer: ReturnType<typeof setTimeout> | undefined;

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.setState({ error: null }), tryAgainAfter);
  }

  override componentWillUnmount(): void {
    clearTimeout(this.#timer);
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    // Read outside the hooks: they may be what broke.
    const { t } = languages[languageOf(boardStore.getState())];
    return <Trouble title={t('broken')} help={t('brokenHelp')} lines={[`${error.name}: ${error.message}`]} />;
  }
}

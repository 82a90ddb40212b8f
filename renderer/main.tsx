import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { boardStore, hubClock } from './board-state.ts';
import { App } from './board/app.tsx';
import { TroubleBoundary } from './board/trouble-boundary.tsx';
import { chooseBridge } from './bridge.ts';
import { listen } from './listen.ts';
import './fonts.ts';
import './styles/index.css';

const root = document.querySelector('#root');
if (root === null) throw new Error('index.html has no element with the id "root".');

listen(chooseBridge(), boardStore, hubClock);
createRoot(root).render(
  <StrictMode>
    <TroubleBoundary>
      <App />
    </TroubleBoundary>
  </StrictMode>,
);

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { boardStore, hubClock, rush, ticker } from './board-state.ts';
import { App } from './board/app.tsx';
import { TroubleBoundary } from './board/trouble-boundary.tsx';
import { BridgeContext, chooseBridge } from './bridge.ts';
import { Help } from './help/help.tsx';
import { listen } from './listen.ts';
import { createFilmBridge } from './past/film-bridge.ts';
import { FilmFrame } from './past/film-frame.tsx';
import { createFilm } from './past/film.ts';
import { filmClock, watchedDay } from './past/watched.ts';
import { applySettings } from './screen/apply-settings.ts';
import { watchArrowKeys } from './screen/arrow-keys.ts';
import { showInTitle } from './screen/title.ts';
import { watchAttention } from './screen/attention.ts';
import { followDesktop } from './screen/follow-desktop.ts';
import { sendNoPicture } from './screens/no-picture.ts';
import { followScreen } from './screens/follow-screen.ts';
import { whatThisIs } from './screens/what-this-is.ts';
import { isKiosk } from './screen/kiosk.ts';
import { renewAfterUpgrade } from './screen/renew.ts';
import { careForWall } from './screen/wall-care.ts';
import { watchRush } from './screen/watch-rush.ts';
import { isStrip, Strip } from './strip/strip.tsx';
import { readWallWords } from './wall/address.ts';
import { guardKeys } from './wall/guard-keys.ts';
import { Wall } from './wall/wall.tsx';
import './fonts.ts';
import './styles/index.css';

const root = document.querySelector('#root');
if (root === null) throw new Error('index.html has no element with the id "root".');

applySettings(boardStore);
watchAttention();
// A tab's title and icon are of now.
if (watchedDay === undefined) showInTitle(boardStore);
watchArrowKeys(() => boardStore.getState().ask(null));
renewAfterUpgrade(boardStore);
watchRush(boardStore, rush);
const isWall = isKiosk(location.href);
document.documentElement.toggleAttribute('data-kiosk', isWall);
if (isWall) careForWall(boardStore, ticker, { now: () => hubClock.now(), words: readWallWords(location.href) });
// In the desktop a wall's keys are the desktop's; in a browser they are the browser's.
if (isWall && window.bridge !== undefined) guardKeys();
const hub = chooseBridge();
const film = watchedDay === undefined ? null : createFilm(watchedDay, filmClock, (question) => hub.pastDay(question));
const bridge = film === null ? hub : createFilmBridge(hub, film);
listen(bridge, boardStore, hubClock);
followDesktop(bridge, boardStore);
followScreen(bridge, boardStore, whatThisIs);
if (window.bridge === undefined) sendNoPicture(bridge);

const board =
  film === null ? (
    <App />
  ) : (
    <FilmFrame film={film}>
      <App />
    </FilmFrame>
  );

createRoot(root).render(
  <StrictMode>
    <TroubleBoundary>
      <BridgeContext value={bridge}>
        {isStrip(location.href) ? <Strip /> : board}
        {isWall ? <Wall /> : <Help />}
      </BridgeContext>
    </TroubleBoundary>
  </StrictMode>,
);

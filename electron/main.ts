import './start/heap.ts';
import { app, Menu } from 'electron';
import { endEarlyThreads, startThreadsEarly } from '#hub/journal/thread/start-thread';
import { setupIpc } from './bridge/ipc.ts';
import { inThisProcess } from './hub/board-source.ts';
import { setupFarHub } from './hub/setup-far-hub.ts';
import { setupHub } from './hub/setup-hub.ts';
import { setupAwake } from './kiosk/setup-awake.ts';
import { setupWall } from './kiosk/setup-wall.ts';
import { setupMoving, setupRestored } from './moving/setup-moving.ts';
import { setupHealth } from './months/setup-health.ts';
import { setupRenewal } from './months/setup-renewal.ts';
import { setupProtocol, setupScheme } from './page/setup-protocol.ts';
import { selfTestFolder, selfTestSettings, setupSelfTest } from './self-test/setup-self-test.ts';
import { setupFinding } from './screen-of/setup-finding.ts';
import { setupPicture } from './screen-of/setup-picture.ts';
import { setupJoining } from './screen-of/setup-joining.ts';
import { setupPass } from './screen-of/setup-pass.ts';
import { setupSecrets } from './settings/setup-secrets.ts';
import { setupOwnSettings } from './settings/setup-own-settings.ts';
import { setupPcDesk } from './settings/setup-pc-desk.ts';
import { fixedSettings, setupSettings } from './settings/setup-settings.ts';
import { setupAppId } from './start/setup-app-id.ts';
import { setupDrawing, setupGpuRevival } from './start/setup-drawing.ts';
import { setupFaults } from './start/setup-faults.ts';
import { setupFolders } from './start/setup-folders.ts';
import { setupLog } from './start/setup-log.ts';
import { setupLogin } from './start/setup-login.ts';
import { setupQuit } from './start/setup-quit.ts';
import { setupSecurity, setupSessionSecurity } from './start/setup-security.ts';
import { setupSingleInstance } from './start/setup-single-instance.ts';
import { readSwitches } from './start/switches.ts';
import { setupStrip } from './strip/setup-strip.ts';
import { setupTray } from './tray/setup-tray.ts';
import { setupUpdates } from './updates/setup-updates.ts';
import { setupView } from './tray/setup-view.ts';
import { setupDesktopWindow } from './window/setup-desktop-window.ts';
import { setupDisplayPlaces } from './window/setup-display-places.ts';
import { setupPulse } from './window/setup-pulse.ts';
import { setupRevival } from './window/setup-revival.ts';

/** The desktop's start, a step a line. What must be said before Electron is ready stands before that line. */
async function start(): Promise<void> {
  setupAppId();
  const switches = readSwitches(app.commandLine);
  const apart = switches.isSelfTest ? selfTestFolder() : undefined;
  const folders = setupFolders(apart);
  const log = setupLog(folders);
  for (const problem of switches.problems) log.warn(problem);
  setupFaults(log);
  const instance = setupSingleInstance();
  if (!instance.isFirst) return;
  if (switches.hub === null) startThreadsEarly();
  setupScheme();
  setupSecurity(log);
  setupDrawing();

  await app.whenReady();
  // No menu: its shortcuts would reload the wall, or close it.
  Menu.setApplicationMenu(null);
  setupSessionSecurity(log);
  setupProtocol();
  const own = setupOwnSettings(log);
  const settings = apart === undefined ? setupSettings() : fixedSettings(selfTestSettings);
  const elsewhere = apart === undefined ? (switches.hub ?? own.read().hub) : null;
  const secrets = await setupSecrets(log);
  if (elsewhere !== null) endEarlyThreads();
  else await setupRestored({ settings, folders, log });
  const host = elsewhere === null ? setupHub({ settings, secrets, folders, log }) : undefined;
  const pass = await setupPass(log);
  const source = host === undefined ? setupFarHub(elsewhere ?? '', pass.read()) : inThisProcess(host);
  setupFinding({ source, own, pass, elsewhere, isBySwitch: switches.hub !== null, log });
  const joining = setupJoining({ own, pass, elsewhere, log });

  const board = setupDesktopWindow({ places: setupDisplayPlaces(), isHidden: switches.isHidden, log });
  const wall = setupWall({ own, switches, onLeave: () => board.open(), log });
  const watch = setupView({ source, own });
  const strip = setupStrip({ own, watch, log });
  const dataFolder = folders.data;
  const desk = setupTray({ watch, own, care: watch.care, board, wall: wall.window, dataFolder, log });
  const boards = [board, wall.window, strip.window];
  setupPicture({ source, boards: [wall.window, board], log });
  const updates = setupUpdates({ own, log });
  const pc = setupPcDesk({ own, switches, folders, elsewhere, onTryAlarms: desk.tryAlarms, updates, log });
  const moving = host === undefined ? undefined : setupMoving({ settings, secrets, folders, log });
  setupIpc({ source, boards, onDeskAct: desk.act, joining, pc, moving, log });
  for (const each of boards) {
    setupRevival({ board: each, log });
    setupPulse({ board: each, log });
  }
  setupGpuRevival({ boards, log });
  setupAwake({ own, wall, isHub: host !== undefined, onSlept: desk.slept, log });
  setupRenewal({ boards, watch, log });
  setupHealth(log);
  setupLogin({ own, log });
  setupQuit({ host: source, log });
  instance.onSecond(() => (wall.mode() === 'on' ? wall.follow() : board.open()));

  source.start();
  if (wall.mode() !== 'on') board.open();
  wall.follow();
  strip.follow();
  if (apart !== undefined && host !== undefined) await setupSelfTest({ folder: apart, board, host });
}

// Not awaited at the top: Electron becomes ready only when this file has been read to its end.
void start();

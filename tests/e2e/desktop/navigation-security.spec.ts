import { createServer } from 'node:http';
import type { ElectronApplication, Page } from '@playwright/test';
import { askNames } from '#core/asks/table';
import { expect, figure, inBoard, test } from './desktop.ts';

/** The numbers are those of Electron's security checklist. Each test fails where its point is taken away. */
const elsewhere = 'https://example.com/';

let app: ElectronApplication;
let page: Page;

test.beforeEach(async ({ desktop }) => {
  ({ app, page } = await desktop.start());
});

const countOfWindows = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
const address = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL());

/** Asked past Playwright, which would wait for a navigation that never comes. */
async function expectStillTheBoard(): Promise<void> {
  const tiles = () => inBoard<number>(app, `document.querySelectorAll('article').length`);
  // Time enough for a navigation to come about.
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await address()).toBe('app://board/');
  expect(await tiles()).toBe(2);
}

test('1: the board fetches nothing from anywhere else', async () => {
  const answer = await page.evaluate(async (url) => {
    const image = new Image();
    const ended = new Promise<string>((resolve) => {
      image.addEventListener('load', () => resolve('loaded'));
      image.addEventListener('error', () => resolve('refused'));
    });
    image.src = `${url}picture.png`;
    const fetched = await fetch(url).then(
      () => 'fetched',
      () => 'refused',
    );
    return [await ended, fetched];
  }, elsewhere);
  expect(answer).toEqual(['refused', 'refused']);
});

test('1: a page without any policy gets nothing either: no request leaves the program', async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(200, { 'Content-Type': 'image/svg+xml' });
    response.end('<svg xmlns="http://www.w3.org/2000/svg"/>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const outcome = await app.evaluate(async ({ BrowserWindow }, picture) => {
    const window = new BrowserWindow({ show: false });
    await window.loadURL('data:text/html,<title>bare</title>');
    const script = `new Promise((resolve) => {
      const image = new Image();
      image.onload = () => resolve('loaded');
      image.onerror = () => resolve('refused');
      image.src = '${picture}';
    })`;
    const result: unknown = await window.webContents.executeJavaScript(script);
    window.destroy();
    return result;
  }, `http://127.0.0.1:${port}/picture.svg`);
  await new Promise((resolve) => server.close(resolve));
  expect({ outcome, asked }).toEqual({ outcome: 'refused', asked: [] });
});

test('2, 3, 20: a page has no Node, no Electron, and nothing of the preload script but the bridge', async () => {
  const found = await page.evaluate(() => {
    const names = [
      'require',
      'process',
      'module',
      'exports',
      'Buffer',
      'electron',
      'ipcRenderer',
      'global',
      '__dirname',
    ];
    return names.filter((name) => name in window);
  });
  expect(found).toEqual([]);
  const bridge = await page.evaluate(() => {
    const { bridge } = window as unknown as { bridge: Record<string, unknown> };
    const before = bridge['picture'];
    try {
      bridge['picture'] = () => 'another';
    } catch {
      // It may throw or do nothing.
    }
    return { names: Object.keys(bridge).toSorted(), isFixed: bridge['picture'] === before };
  });
  expect(bridge).toEqual({
    names: [...askNames, 'on'].toSorted(),
    isFixed: true,
  });
});

test('3: what a page does to its own world does not reach the preload script', async () => {
  const answer = await page.evaluate(async () => {
    const { bridge } = window as unknown as { bridge: { setup(): Promise<{ demo: boolean }> } };
    Object.defineProperty(Object.prototype, 'demo', { configurable: true, get: () => 'polluted' });
    return (await bridge.setup()).demo;
  });
  expect(answer).toBe(true);
});

test('4, 6, 8, 9, 10, 11: the window is made with every protection', async () => {
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>;
    };
    const all = contents.getLastWebPreferences();
    const names = ['sandbox', 'webSecurity', 'contextIsolation', 'nodeIntegration', 'nodeIntegrationInSubFrames'];
    const risky = ['allowRunningInsecureContent', 'experimentalFeatures', 'webviewTag', 'enableBlinkFeatures'];
    return Object.fromEntries([...names, ...risky].map((name) => [name, all[name] ?? false]));
  });
  expect(preferences).toEqual({
    sandbox: true,
    webSecurity: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    enableBlinkFeatures: false,
  });
});

test('5: every permission is denied', async () => {
  const states = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'midi', 'camera', 'microphone'] as PermissionName[];
    return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
  });
  expect(states).toEqual(['denied', 'denied', 'denied', 'denied', 'denied']);
  expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied');
});

test('7: the page runs under the same policy as in a browser, and no script but its own', async () => {
  const policy = await page.evaluate(async () => (await fetch(location.href)).headers.get('content-security-policy'));
  expect(policy).toContain("default-src 'none'");
  const outcome = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.inlineRan = true';
    document.head.append(script);
    // Later, since what a test runs at once is exempt from the policy.
    const evalRan = await new Promise((resolve) => {
      setTimeout(() => {
        try {
          // oxlint-disable-next-line no-eval -- That it is refused is what is tested.
          resolve((0, eval)('true'));
        } catch {
          resolve(false);
        }
      });
    });
    return { inlineRan: 'inlineRan' in window, evalRan };
  });
  expect(outcome).toEqual({ inlineRan: false, evalRan: false });
});

test('12: a web view is only an unknown word, and would be refused if it were not', async () => {
  const isKnown = await page.evaluate(() => {
    const view = document.createElement('webview');
    document.body.append(view);
    return 'getWebContentsId' in view;
  });
  expect(isKnown).toBe(false);
  const isRefused = await app.evaluate(({ BrowserWindow }) => {
    let prevented = false;
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as NodeJS.EventEmitter;
    contents.emit('will-attach-webview', { preventDefault: () => (prevented = true) }, {}, {});
    return prevented;
  });
  expect(isRefused).toBe(true);
});

for (const [way, script] of Object.entries({
  script: `location.href = '${elsewhere}'`,
  link: `const link = document.createElement('a'); link.href = '${elsewhere}'; document.body.append(link); link.click()`,
  refresh: `const meta = document.createElement('meta'); meta.httpEquiv = 'refresh';
    meta.content = '0; url=${elsewhere}'; document.head.append(meta)`,
})) {
  test(`13: the window never leaves the board, by ${way}`, async () => {
    await inBoard(app, `{ ${script} }; true`);
    await expectStillTheBoard();
  });
}

test('13: no frame comes to stand inside of the board', async () => {
  const frames = await page.evaluate(async (url) => {
    const frame = document.createElement('iframe');
    frame.src = url;
    document.body.append(frame);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const isEmpty = frame.contentDocument === null || frame.contentDocument.body.childElementCount === 0;
    frame.remove();
    return isEmpty;
  }, elsewhere);
  expect(frames).toBe(true);
});

test('14: no second window is ever opened by a page', async () => {
  await page.evaluate((url) => {
    window.open(url, '_blank');
    const link = Object.assign(document.createElement('a'), { href: url, target: '_blank' });
    document.body.append(link);
    link.click();
    link.remove();
  }, elsewhere);
  await page.waitForTimeout(500);
  expect(await countOfWindows()).toBe(1);
  await expect.poll(() => app.windows().length).toBe(1);
});

test('18: the page is not a file, and its protocol gives out nothing but the built page', async () => {
  expect(await address()).toBe('app://board/');
  const statuses = await page.evaluate(async () => {
    const paths = [
      '../package.json',
      '%2e%2e/package.json',
      '..%2fdesktop/main.js',
      'nothing-here.js',
      '.built',
      '%00',
    ];
    return Promise.all(paths.map(async (path) => (await fetch(path)).status));
  });
  expect(statuses).toEqual([404, 404, 404, 404, 404, 404]);
  expect(await page.evaluate(() => isSecureContext)).toBe(true);
  await expect(figure(page, 'hallmonitor', 'callsWaiting')).toBeVisible();
});

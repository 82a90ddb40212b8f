import { catchPopups } from './catch-popups.ts';
import { createCodec } from './codec.ts';
import { createSandbox } from './sandbox.ts';
import { createWorldLink } from './world-link.ts';

/** The isolated world that preload scripts run in, and the names that only it knows. */
export const worldName = 'Electron Isolated Context';
export const bindingName = 'electronStandInToMain';
export const hearName = 'electronStandInHear';

/** Both worlds' scripts, run before any of the page's own. `secret`: a part of the events' names. */
export function pageScripts(secret: string, preload: string, versions: Readonly<Record<string, string>>) {
  const link = (mine: string, theirs: string) =>
    `(${createWorldLink.toString()})({ mine: '${secret}-${mine}', theirs: '${secret}-${theirs}' }, ${createCodec.toString()})`;
  // Frames inside of the page get no preload script, as nodeIntegrationInSubFrames is off.
  const onlyOutermost = 'if (window.top !== window) return;';
  return {
    page: `(() => { ${onlyOutermost} ${link('page', 'preload')}; (${catchPopups.toString()})('${secret}-open'); })();`,
    isolated: `(() => {
      ${onlyOutermost}
      const send = globalThis['${bindingName}'];
      const sandbox = (${createSandbox.toString()})({
        link: ${link('preload', 'page')},
        codec: (${createCodec.toString()})(),
        toMain: (message) => send(JSON.stringify(message)),
        versions: ${JSON.stringify(versions)},
      });
      document.addEventListener('${secret}-open', ({ detail }) => send(JSON.stringify({ kind: 'open', url: detail })));
      globalThis['${hearName}'] = (message) => sandbox.hear(message);
      sandbox.run(function (require, process, module, exports) {\n${preload}\n});
    })();`,
  };
}

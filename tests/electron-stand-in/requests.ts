import { Buffer } from 'node:buffer';
import { fromChromium } from './addresses.ts';
import { cancelable } from './events.ts';
import { devTools } from './machine.ts';
import { handlerOf } from './protocol.ts';
import { isCancelled } from './session.ts';

/** As CDP tells of a request that waits for a decision. */
export interface PausedRequest {
  readonly requestId: string;
  readonly request: {
    readonly url: string;
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
  };
  readonly resourceType: string;
  readonly frameId: string;
  readonly redirectedRequestId?: string;
}

interface Page {
  readonly sessionId: string;
  readonly mainFrameId: string;
  /** Whether the program itself asked for this navigation. */
  readonly isOwn: (address: string) => boolean;
  readonly emit: (name: string, event: object, address: string) => void;
}

/** Decides about one request of a page, as Electron would: navigation events, request filter, custom protocols. */
export async function answerRequest(paused: PausedRequest, page: Page): Promise<void> {
  const { requestId, request, resourceType, frameId } = paused;
  const address = fromChromium(request.url);
  const send = (method: string, params: object) => devTools().send(method, { requestId, ...params }, page.sessionId);

  const isOutermost = frameId === page.mainFrameId;
  if (resourceType === 'Document' && isRefused(paused, address, isOutermost, page)) {
    await send('Fetch.failRequest', { errorReason: 'Aborted' });
    return;
  }
  if (await isCancelled({ url: address, resourceType: resourceType.toLowerCase() })) {
    await send('Fetch.failRequest', { errorReason: 'BlockedByClient' });
    return;
  }
  if (address === request.url) {
    await send('Fetch.continueRequest', {});
    return;
  }
  const handler = handlerOf(address);
  if (handler === undefined) {
    await send('Fetch.failRequest', { errorReason: 'Failed' });
    return;
  }
  const response = await handler(new Request(address, { method: request.method, headers: request.headers }));
  await send('Fetch.fulfillRequest', {
    responseCode: response.status,
    responseHeaders: Array.from(response.headers, ([name, value]) => ({ name, value })),
    body: Buffer.from(await response.arrayBuffer()).toString('base64'),
  });
}

function isRefused(paused: PausedRequest, address: string, isMainFrame: boolean, page: Page): boolean {
  const ask = (name: string) => {
    const event = cancelable({ url: address, isMainFrame, isSameDocument: false });
    page.emit(name, event, address);
    return event.defaultPrevented;
  };
  if (paused.redirectedRequestId !== undefined) return ask('will-redirect');
  if (isMainFrame && page.isOwn(paused.request.url)) return false;
  return ask('will-frame-navigate') || (isMainFrame && ask('will-navigate'));
}

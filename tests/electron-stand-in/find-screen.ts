import { hasScreen, headlessScreen } from './chromium.ts';
import { devTools } from './machine.ts';
import { setScreen } from './screen.ts';

/** Asks a page, which is gone before anybody else looks, how large the screen is; of what it was given itself it need not ask. */
export async function findScreen(): Promise<void> {
  if (!hasScreen()) {
    const bounds = { x: 0, y: 0, ...headlessScreen };
    setScreen(bounds, bounds);
    return;
  }
  const { targetId } = await devTools().send<{ targetId: string }>('Target.createTarget', {
    url: 'about:blank',
    newWindow: true,
  });
  const { sessionId } = await devTools().send<{ sessionId: string }>('Target.attachToTarget', {
    targetId,
    flatten: true,
  });
  const expression =
    '({ width: screen.width, height: screen.height, left: screen.availLeft, top: screen.availTop, ' +
    'availWidth: screen.availWidth, availHeight: screen.availHeight })';
  const { result } = await devTools().send<{ result: { value: Record<string, number> } }>(
    'Runtime.evaluate',
    { expression, returnByValue: true },
    sessionId,
  );
  const { width = 0, height = 0, left = 0, top = 0, availWidth = width, availHeight = height } = result.value;
  setScreen({ x: 0, y: 0, width, height }, { x: left, y: top, width: availWidth, height: availHeight });
  await devTools().send('Target.closeTarget', { targetId });
}

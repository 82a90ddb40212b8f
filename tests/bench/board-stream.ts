import { get } from 'node:http';
import type { Picture } from '#core/board/queue';

/**
 * Follows a hub's board as a screen does. `heard` is told each picture, and when its last byte came in, by
 * `performance.now()`. `headers`: by which the hub knows it. Resolves when the first has come, to how to stop.
 */
export function followBoard(
  board: string,
  heard: (picture: Picture, at: number) => void,
  headers: Readonly<Record<string, string>> = {},
): Promise<() => void> {
  return new Promise((resolve, reject) => {
    let rest = '';
    const request = get(`${board}/api/stream`, { agent: false, headers }, (response) => {
      response.setEncoding('utf8');
      response.on('data', (piece: string) => {
        const at = performance.now();
        const events = (rest + piece).split('\n\n');
        rest = events.pop() ?? '';
        for (const event of events) {
          const lines = event.split('\n');
          const isPicture = lines.some((line) => /^event: (snapshot|update)$/.test(line));
          const data = lines.find((line) => line.startsWith('data:'));
          if (isPicture && data !== undefined) heard(JSON.parse(data.slice(5)) as Picture, at);
        }
        resolve(() => request.destroy());
      });
      response.on('error', () => {});
    });
    request.on('error', reject);
  });
}

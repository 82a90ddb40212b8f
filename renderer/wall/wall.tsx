import { useEffect, useState } from 'react';
import { boardStore, hubClock, ticker, useBoard } from '../board-state.ts';
import { clockTime } from '../words/format.ts';
import { readWallWords } from './address.ts';
import { isOpen, wallTime } from './hours.ts';
import { LeavePrompt } from './leave-prompt.tsx';
import { clockPlace, lightAt, type Light } from './light.ts';
import { SightCare } from './sight-care.tsx';

const words = readWallWords(location.href);
const allLight: Light = { percent: 100, isBlack: false };

function lightNow(): Light {
  const { setup, queues } = boardStore.getState();
  if (setup === null) return allLight;
  const time = wallTime(hubClock.now(), setup.timeZone);
  return lightAt(time.minutes, {
    steps: words.brightness,
    isOpen: isOpen(words.hours, time),
    closed: words.closed,
    isAnyoneWaiting: [...queues.values()].some(({ callsWaiting }) => (callsWaiting ?? 0) > 0),
  });
}

function useLight(): Light {
  const [light, setLight] = useState(allLight);
  useEffect(() => {
    const look = () =>
      setLight((before) => {
        const now = lightNow();
        return now.percent === before.percent && now.isBlack === before.isBlack ? before : now;
      });
    look();
    const stops = [ticker.subscribe(look), boardStore.subscribe(look)];
    return () => stops.forEach((stop) => stop());
  }, []);
  return light;
}

/** A black screen on which a small clock wanders, so that everybody sees that it lives and nothing burns in. */
function NightClock() {
  const timeZone = useBoard((state) => state.setup?.timeZone) ?? 'UTC';
  const [minute, setMinute] = useState(() => Math.floor(hubClock.now() / 60_000));
  useEffect(() => ticker.subscribe(() => setMinute(Math.floor(hubClock.now() / 60_000))), []);
  const [across, down] = clockPlace(minute);
  return (
    <div className="night" data-testid="night">
      <p style={{ left: `${across * 0.85}%`, top: `${down * 0.9}%` }}>{clockTime(minute * 60_000, timeZone)}</p>
    </div>
  );
}

/** What a wall has that a window has not: the light of the hour, a question about its size, and a way out. */
export function Wall() {
  const { percent, isBlack } = useLight();
  return (
    <>
      <SightCare said={words} />
      {percent < 100 && !isBlack && (
        <div className="shade" data-testid="shade" style={{ opacity: 1 - percent / 100 }} />
      )}
      {isBlack && <NightClock />}
      <LeavePrompt />
    </>
  );
}

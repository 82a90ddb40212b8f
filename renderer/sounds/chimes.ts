import type { Chime } from '#core/board/bridge';

/** One tone: when it begins, how high it is, how long it rings. Seconds and hertz. */
export interface Tone {
  readonly at: number;
  readonly hertz: number;
  readonly seconds: number;
}

/**
 * Sounds of our own, in three kinds that one tells apart without looking: a warning is two soft tones that rise, a critical
 * alert three that rise twice, a source that is not heard two that fall.
 */
export const tonesOf: { readonly [kind in Chime['kind']]: readonly Tone[] } = {
  warning: [
    { at: 0, hertz: 587, seconds: 0.35 },
    { at: 0.18, hertz: 784, seconds: 0.5 },
  ],
  critical: [
    { at: 0, hertz: 659, seconds: 0.25 },
    { at: 0.15, hertz: 831, seconds: 0.25 },
    { at: 0.3, hertz: 988, seconds: 0.45 },
    { at: 0.75, hertz: 659, seconds: 0.25 },
    { at: 0.9, hertz: 831, seconds: 0.25 },
    { at: 1.05, hertz: 988, seconds: 0.6 },
  ],
  source: [
    { at: 0, hertz: 523, seconds: 0.4 },
    { at: 0.25, hertz: 349, seconds: 0.7 },
  ],
};

/** A tone begins without a click. Seconds. */
const attack = 0.012;

let context: AudioContext | undefined;

/** Plays it, where this page may be heard at all. */
export async function play({ kind, volume }: Chime): Promise<void> {
  context ??= new AudioContext();
  if (context.state === 'suspended') await context.resume();
  const all = context.createGain();
  // Ears hear by powers.
  all.gain.value = Math.min(1, Math.max(0, volume)) ** 2;
  all.connect(context.destination);
  const begin = context.currentTime + 0.02;
  for (const { at, hertz, seconds } of tonesOf[kind]) {
    const tone = context.createOscillator();
    const shape = context.createGain();
    tone.type = 'triangle';
    tone.frequency.value = hertz;
    shape.gain.setValueAtTime(0, begin + at);
    shape.gain.linearRampToValueAtTime(0.8, begin + at + attack);
    shape.gain.exponentialRampToValueAtTime(0.001, begin + at + seconds);
    tone.connect(shape).connect(all);
    tone.start(begin + at);
    tone.stop(begin + at + seconds);
  }
  const last = Math.max(...tonesOf[kind].map(({ at, seconds }) => at + seconds));
  // Nothing is left of it when it has rung out.
  setTimeout(() => all.disconnect(), (last + 0.2) * 1_000);
}

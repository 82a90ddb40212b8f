import type { Instant } from '#core/time/instant';
import { minute, second } from '#core/time/instant';
import type { Input } from '#core/said/input';
import type { Random } from '../fakes/random.ts';
import { seededRandom } from '../fakes/random.ts';
import { isoWithOffset } from './local-time.ts';

/** What the line of one caller must say, but for its id. */
export interface LineTruth {
  readonly caller: string | null;
  readonly queues: readonly string[];
  readonly times: number;
  readonly firstAt: string;
  readonly lastAt: string;
  readonly longestWaitSeconds: number;
  readonly state: 'open' | 'reached';
  readonly how: 'calledBack' | 'gotThrough' | null;
  readonly by: string | null;
  readonly at: string | null;
  readonly attempts: number;
}

/** A day on which many are lost, as Flexfone tells it, and its lines, known from how the day was made and from nothing else. */
export interface LostDay {
  readonly inputs: readonly Input[];
  readonly lines: readonly LineTruth[];
  readonly openOf: (queue: string) => number;
}

const zone = 'Europe/Copenhagen';
const queues = ['support', 'sales'];

interface Story {
  readonly random: Random;
  readonly inputs: Input[];
  count: number;
}

/** Every caller has his own story: he tries some times, each in a queue, and then perhaps gets through or is called back. */
export function lostDay(seed: number, callers: number, midnight: Instant): LostDay {
  const story: Story = { random: seededRandom(seed), inputs: [], count: 0 };
  const lines = Array.from({ length: callers }, (_each, index) => oneCaller(story, index, midnight));
  const inputs = story.inputs.toSorted((a, b) => a.at - b.at);
  const all = lines.flat();
  const openOf = (queue: string) => all.filter((line) => line.state === 'open' && line.queues.includes(queue)).length;
  return { inputs, lines: all.toSorted((a, b) => Date.parse(a.firstAt) - Date.parse(b.firstAt)), openOf };
}

function oneCaller(story: Story, index: number, midnight: Instant): readonly LineTruth[] {
  const { random } = story;
  const isHidden = random.chance(0.15);
  const isForeign = !isHidden && random.chance(0.1);
  const local = String(20_000_000 + index * 37_111);
  const caller = isHidden ? null : isForeign ? `+4670${local}` : `+45${local}`;
  const spell = (): string => {
    if (isHidden) return random.pick(['', 'anonymous', 'ukendt']);
    if (isForeign) return random.pick([`+4670${local}`, `004670${local}`]);
    return random.pick([local, `+45${local}`, `0045${local}`, `45${local}`, `${local.slice(0, 4)} ${local.slice(4)}`]);
  };
  let at = midnight + 8 * 60 * minute + Math.floor(random.next() * 300) * minute + index * second;
  const tries = Array.from({ length: 1 + Math.floor(random.next() * 4) }, () => {
    const [queue, waited] = [random.pick(queues), (1 + Math.floor(random.next() * 200)) * second];
    const call = nextCall(story);
    say(story, at, `queue/${queue}/enter`, { uniquecallid: call, callerid: spell() });
    say(story, at + waited, 'ended', { UniqueCallId: call });
    const entry = at;
    at += waited + (2 + Math.floor(random.next() * 20)) * minute;
    return { queue, entry, waited };
  });
  const back = isHidden ? { attempts: 0, reached: null } : callsBack(story, at, spell);
  const through = back.reached === null && random.chance(0.4) ? getsThrough(story, at + 30 * minute, spell) : null;
  if (isHidden) return tries.map((each) => lineOf(null, [each], null, 0));
  const reached = back.reached ?? (through === null ? null : { how: 'gotThrough' as const, by: null, at: through });
  return [lineOf(caller, tries, reached, back.attempts)];
}

interface Try {
  readonly queue: string;
  readonly entry: Instant;
  readonly waited: number;
}

interface Reached {
  readonly how: 'calledBack' | 'gotThrough';
  readonly by: string | null;
  readonly at: Instant;
}

function lineOf(caller: string | null, tries: readonly Try[], reached: Reached | null, attempts: number): LineTruth {
  const [first, last] = [tries[0]?.entry ?? 0, tries.at(-1)?.entry ?? 0];
  return {
    caller,
    queues: [...new Set(tries.map(({ queue }) => queue))],
    times: tries.length,
    firstAt: isoWithOffset(first, zone),
    lastAt: isoWithOffset(last, zone),
    longestWaitSeconds: Math.max(...tries.map(({ waited }) => waited)) / second,
    state: reached === null ? 'open' : 'reached',
    how: reached?.how ?? null,
    by: reached?.by ?? null,
    at: reached === null ? null : isoWithOffset(reached.at, zone),
    attempts,
  };
}

/** An agent calls the number, once or twice; who does not answer has a talk of no length. */
function callsBack(
  story: Story,
  from: Instant,
  spell: () => string,
): { readonly attempts: number; readonly reached: Reached | null } {
  const { random } = story;
  const attempts = Math.floor(random.next() * 3);
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const at = from + attempt * 5 * minute;
    const [leg, agent] = [nextCall(story), random.pick(['0201', '203'])];
    const isAnswered = random.chance(0.4);
    const ended = at + (isAnswered ? 90 : 25) * second;
    say(story, at, 'outgoing', { UniqueCallId: leg, EmployeeLocalNumber: agent, ANumber: spell() });
    say(story, ended, 'ended', { UniqueCallId: leg, Duration: isAnswered ? '65' : '0', CallDirection: 'Outgoing' });
    if (isAnswered) return { attempts: attempt, reached: { how: 'calledBack', by: agent, at: ended } };
  }
  return { attempts, reached: null };
}

/** He calls once more, in whichever queue, and is answered. */
function getsThrough(story: Story, at: Instant, spell: () => string): Instant {
  const call = nextCall(story);
  say(story, at, `queue/${story.random.pick(queues)}/enter`, { uniquecallid: call, callerid: spell() });
  const answered = at + 12 * second;
  say(story, answered, 'answered', { UniqueCallId: call, EmployeeLocalNumber: '203' });
  say(story, answered + minute, 'ended', { UniqueCallId: call });
  return answered;
}

function nextCall(story: Story): string {
  story.count += 1;
  return `c${story.count}`;
}

function say(story: Story, at: Instant, path: string, parameters: Readonly<Record<string, string>>): void {
  story.inputs.push({ kind: 'webhook', at, source: 'pbx', request: { method: 'GET', path, query: parameters } });
}

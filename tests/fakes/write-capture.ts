import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { simulateDay } from './call-centre.ts';
import { configurationFor, toCapture } from './capture.ts';
import { lifelikeCentre, rulesOf } from './centre-setup.ts';
import { flexfoneRequests } from './flexfone-pbx.ts';
import { methodForms, nameForms, timeStampForms } from './flexfone-spelling.ts';

/** `node tests/fakes/write-capture.ts --calls 5000 --dialect linked --seed 1 --out FILE`: a day as a capture. */
const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    day: { type: 'string', default: '2026-11-18' },
    dialect: { type: 'string', default: 'linked' },
    ringing: { type: 'string', default: 'oneAtATime' },
    'time-stamps': { type: 'string', default: 'isoT' },
    names: { type: 'string', default: 'documented' },
    methods: { type: 'string', default: 'get' },
    'quiet-hang-ups': { type: 'string', default: 'reported' },
    jitter: { type: 'string', default: '0' },
    repeats: { type: 'string', default: '0' },
    source: { type: 'string', default: 'pbx' },
    out: { type: 'string' },
    'config-out': { type: 'string' },
  },
});

function oneOf<Word extends string>(words: readonly Word[], word: string): Word {
  const found = words.find((known) => known === word);
  if (found === undefined) throw new Error(`${word} is not one of ${words.join(', ')}`);
  return found;
}

const setup = lifelikeCentre({
  calls: Number(values.calls),
  seed: Number(values.seed),
  day: values.day,
  ringing: oneOf(['oneAtATime', 'all'], values.ringing),
});
const requests = flexfoneRequests(simulateDay(setup), {
  dialect: oneOf(['linked', 'own', 'ownWithPart'], values.dialect),
  timeStamps: oneOf(timeStampForms, values['time-stamps']),
  names: oneOf(nameForms, values.names),
  methods: oneOf(methodForms, values.methods),
  quietHangUps: oneOf(['reported', 'unreported'], values['quiet-hang-ups']),
  jitterSeconds: Number(values.jitter),
  repeatChance: Number(values.repeats),
  timeZone: setup.timeZone,
  seed: setup.seed,
});
const capture = toCapture(requests, values.source, setup.timeZone);
if (values.out === undefined) process.stdout.write(capture);
else writeFileSync(values.out, capture);
if (values['config-out'] !== undefined) {
  const configuration = configurationFor(rulesOf(setup), values.source);
  writeFileSync(values['config-out'], `${JSON.stringify(configuration, null, 2)}\n`);
}

import { z } from 'zod';
import type { Action, Answer } from '#adapters/adapter';
import { NotUnderstood } from '#adapters/adapter';
import type { JsonValue } from '#core/said/input';
import type { Sentence } from '#core/said/sentence';
import { resultOf } from './envelope.ts';
import { askForStatus, callNumber, register, setStatus } from './questions.ts';
import * as words from './sentences.ts';
import type { SwanSettings } from './settings.ts';
import { isYes, objectOf, textOf } from './values.ts';
import { asOneText as both } from '#core/said/sentence';
import { localNumberLike, phoneNumber, quoted } from '../parameters.ts';

const extension = localNumberLike(/^[\w*#+.-]{1,32}$/, '201');
const statusParameters = z.strictObject({
  extension,
  status: z.enum(['available', 'busy', 'pause']),
  reason: quoted.regex(/^[^\p{Cc}]{1,60}$/u, both('skal være et par ord', 'must be a few words')).optional(),
});

/** Document 002, 1.2. Read back: only what SWAN then says is so. */
const setUserStatus: Action<SwanSettings> = {
  id: 'set-status',
  title: { da: 'Sætter en brugers status: ledig, optaget eller pause.', en: 'Sets the status of a user.' },
  parameters: statusParameters,
  async perform(parameters, { settings, ask }) {
    const { extension: user, status, reason } = statusParameters.parse(parameters);
    const order = setStatus(settings, user, { status, ...(reason !== undefined && { reason }) });
    resultOf(await ask(order), words.statusAbout);
    const after = statusIn(resultOf(await ask(askForStatus(settings, user)), words.statusAbout));
    // Whose phone is in use is "busy" or "ringing" whatever he said of himself.
    if (after === status) return words.isNow(user, after);
    throw new NotUnderstood(words.stillIs(user, after ?? '?'));
  },
};

function statusIn(result: JsonValue): string | undefined {
  return textOf(objectOf(result)?.['status'])?.toLowerCase();
}

const terminalParameters = z.strictObject({
  mac: quoted.regex(/^[\w:.-]{2,64}$/, both('skal være en terminals MAC-adresse', "must be a terminal's MAC address")),
});

/** Document 002, 5. It says whether it took the order; whose terminal it is, and so in which queues he is, it does not say. */
function terminalAction(id: string, method: 'POST' | 'DELETE', title: Sentence, done: Sentence): Action<SwanSettings> {
  return {
    id,
    title,
    parameters: terminalParameters,
    async perform(parameters, { settings, ask }) {
      const { mac } = terminalParameters.parse(parameters);
      checkTaken(await ask(register(settings, mac, method)), words.terminalAbout);
      return done;
    },
  };
}

const callParameters = z.strictObject({
  number: phoneNumber,
  device: extension,
});

/** Document 002, 3.2: the device rings, and when it is answered the number is called. */
const makeCall: Action<SwanSettings> = {
  id: 'make-call',
  title: {
    da: 'Ringer til et nummer: først ringer en af vores telefoner, derefter nummeret.',
    en: 'Calls a number: first the phone of one of us rings, then the number.',
  },
  parameters: callParameters,
  async perform(parameters, { settings, ask }) {
    const { number, device } = callParameters.parse(parameters);
    checkTaken(await ask(callNumber(settings, number.replaceAll(/[ -]/g, ''), device)), words.callAbout);
    return words.calling;
  },
};

/** `{"success": true | false}`. @throws NotUnderstood and what `resultOf` throws */
function checkTaken(answer: Answer, about: Sentence): void {
  if (isYes(objectOf(resultOf(answer, about))?.['success']) !== true) throw new NotUnderstood(words.notTaken);
}

export const actions: readonly Action<SwanSettings>[] = [
  setUserStatus,
  terminalAction(
    'register',
    'POST',
    { da: 'Logger brugeren af en terminal på alle hans køer.', en: "Signs a terminal's user in to all of his queues." },
    words.registered,
  ),
  terminalAction(
    'unregister',
    'DELETE',
    {
      da: 'Logger brugeren af en terminal af alle hans køer.',
      en: "Signs a terminal's user out of all of his queues.",
    },
    words.unregistered,
  ),
  makeCall,
];

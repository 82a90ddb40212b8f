import { z } from 'zod';
import type { Action, PollContext } from '../adapter.ts';
import { NotUnderstood, SignInRefused } from '../adapter.ts';
import { callFlowsOf } from './call-flows.ts';
import { checkSuccess, questionOf } from './questions.ts';
import * as words from './sentences.ts';
import type { FlexfoneApiSettings } from './settings.ts';
import { objectsIn, rowsOf, textOf } from './values.ts';
import { localNumberLike, phoneNumber } from '../parameters.ts';

type Context = PollContext<FlexfoneApiSettings>;

const localNumber = localNumberLike(/^\d{1,10}$/, '6001');

const callFlowParameters = z.strictObject({ flow: localNumber, active: z.boolean() });

/** Document 003: "Sæt variabelt kaldsflow til aktiv/inaktiv". Read back: only what the PBX then says is so. */
const setCallFlow: Action<FlexfoneApiSettings> = {
  id: 'set-call-flow',
  title: { da: 'Slår et variabelt kaldsflow til eller fra.', en: 'Switches a variable call flow on or off.' },
  parameters: callFlowParameters,
  async perform(parameters, context) {
    const { flow, active } = callFlowParameters.parse(parameters);
    const before = await stateOf(flow, context);
    if (before.active === active) return words.wasAlready(before.name, active);
    const question = questionOf(context.settings, 'Callflow/SetCallFlowState', words.newState);
    const url = `${question.url}?localnumber=${flow}&active=${String(active)}`;
    checkSuccess(await context.ask({ ...question, method: 'POST', url, confidential: true }), words.callFlow);
    const after = await stateOf(flow, context);
    if (after.active === active) return words.isNow(after.name, active);
    throw new NotUnderstood(words.stillIs(after.name, after.active));
  },
};

async function stateOf(flow: string, { settings, ask }: Context) {
  const answer = await ask(questionOf(settings, 'Callflow', words.callFlows));
  checkSuccess(answer, words.callFlows);
  const known = callFlowsOf(answer.body).find((each) => each.localNumber === flow);
  if (known === undefined) throw new NotUnderstood(words.noSuchFlow);
  return known;
}

const callParameters = z
  .strictObject({
    number: phoneNumber,
    device: localNumber.optional(),
    agent: localNumber.optional(),
  })
  .refine(
    ({ device, agent }) => device === undefined || agent === undefined,
    'must name a device or an agent, not both',
  );

/**
 * Document 003: "Initier opkald". Rings the device; where none is named the phones of the myfone user, and where an
 * agent is named that agent's only phone. Flexfone says no more than that it takes the order.
 */
const makeCall: Action<FlexfoneApiSettings> = {
  id: 'make-call',
  title: {
    da: 'Ringer til et nummer: først ringer en af vores telefoner, derefter nummeret.',
    en: 'Calls a number: first the phone of one of us rings, then the number.',
  },
  parameters: callParameters,
  async perform(parameters, context) {
    const { number, device, agent } = callParameters.parse(parameters);
    const { myfone } = context.settings;
    if (myfone === undefined) throw new NotUnderstood(words.needsMyfone);
    const answer = await context.ask({
      about: words.call,
      method: 'POST',
      url: myfone.url,
      headers: { Accept: 'application/json' },
      body: {
        Device: device ?? (agent === undefined ? '' : await phoneOf(agent, context)),
        Callee: number.replaceAll(/[ -]/g, ''),
        Username: myfone.username,
        Password: myfone.password,
      },
      confidential: true,
    });
    if (answer.status === 401 || answer.status === 403) {
      throw new SignInRefused(words.refusedMyfone);
    }
    checkSuccess(answer, words.call);
    return words.calling;
  },
};

async function phoneOf(agent: string, { settings, ask }: Context): Promise<string> {
  const answer = await ask({
    ...questionOf(settings, `employee/${agent}`, words.phones),
    confidential: true,
  });
  checkSuccess(answer, words.phones);
  const [employee] = rowsOf(answer.body, words.employees);
  const phones = objectsIn(employee?.get('phones')).flatMap((phone) => textOf(phone.get('localnumber')) ?? []);
  const [phone, ...others] = new Set(phones);
  if (phone !== undefined && others.length === 0) return phone;
  throw new NotUnderstood(phone === undefined ? words.noPhone : words.manyPhones(1 + others.length));
}

export const actions: readonly Action<FlexfoneApiSettings>[] = [setCallFlow, makeCall];

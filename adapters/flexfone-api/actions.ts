import { z } from 'zod';
import type { JsonValue } from '#core/said/input';
import type { Action, PollContext } from '../adapter.ts';
import { NotUnderstood, SignInRefused } from '../adapter.ts';
import { callFlowsOf } from './call-flows.ts';
import { checkSuccess, questionOf } from './questions.ts';
import type { FlexfoneApiSettings } from './settings.ts';
import { booleanOf, objectsIn, rowsOf, textOf } from './values.ts';

type Context = PollContext<FlexfoneApiSettings>;

const localNumber = z.string('must be a string in quotes').regex(/^\d{1,10}$/, 'must be a local number, as in "6001"');

const callFlowParameters = z.strictObject({ flow: localNumber, active: z.boolean() });

/** Document 003: "Sæt variabelt kaldsflow til aktiv/inaktiv". Read back: only what the PBX then says is so. */
const setCallFlow: Action<FlexfoneApiSettings> = {
  id: 'set-call-flow',
  title: 'Switches a variable call flow on or off.',
  parameters: callFlowParameters,
  async perform(parameters, context) {
    const { flow, active } = callFlowParameters.parse(parameters);
    const state = (is: boolean): string => (is ? 'active' : 'not active');
    const before = await stateOf(flow, context);
    if (before.active === active) return `The call flow "${before.name}" was already ${state(active)}.`;
    const question = questionOf(context.settings, 'Callflow/SetCallFlowState', 'another state of a call flow');
    const url = `${question.url}?localnumber=${flow}&active=${String(active)}`;
    checkSuccess(await context.ask({ ...question, method: 'POST', url, confidential: true }), 'a call flow');
    const after = await stateOf(flow, context);
    if (after.active === active) return `The call flow "${after.name}" is now ${state(active)}.`;
    throw new NotUnderstood(
      `Flexfone took the order, but the call flow "${after.name}" is still ${state(after.active)}.`,
    );
  },
};

async function stateOf(flow: string, { settings, ask }: Context) {
  const answer = await ask(questionOf(settings, 'Callflow', 'the call flows'));
  checkSuccess(answer, 'the call flows');
  const known = callFlowsOf(answer.body).find((each) => each.localNumber === flow);
  if (known === undefined) throw new NotUnderstood('Flexfone has no variable call flow with this local number.');
  return known;
}

const callParameters = z
  .strictObject({
    number: z.string('must be a string in quotes').regex(/^\+?\d(?:[ -]?\d){1,19}$/, 'must be a phone number'),
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
  title: 'Calls a number: first the phone of one of us rings, then the number.',
  parameters: callParameters,
  async perform(parameters, context) {
    const { number, device, agent } = callParameters.parse(parameters);
    const { myfone } = context.settings;
    if (myfone === undefined)
      throw new NotUnderstood('Calls need "myfone" with a user name and a password in the settings of the source.');
    const answer = await context.ask({
      about: 'a call',
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
      throw new SignInRefused(
        'myfone refuses the user name and the password: check both in the settings of the source.',
      );
    }
    checkSuccess(answer, 'a call');
    if (saysNo(answer.body)) throw new NotUnderstood('Flexfone answered that it did not take the order.');
    return 'Flexfone took the order: the phone rings first, then the number.';
  },
};

/** Document 003 does not say how a refusal looks: `false`, in JSON or XML, is one. */
function saysNo(body: JsonValue): boolean {
  return booleanOf(typeof body === 'string' ? body.replaceAll(/<[^<>]*>/g, '') : body) === false;
}

async function phoneOf(agent: string, { settings, ask }: Context): Promise<string> {
  const answer = await ask({
    ...questionOf(settings, `employee/${agent}`, 'the phones of an agent'),
    confidential: true,
  });
  checkSuccess(answer, 'the phones of an agent');
  const [employee] = rowsOf(answer.body, 'employees');
  const phones = objectsIn(employee?.get('phones')).flatMap((phone) => textOf(phone.get('localnumber')) ?? []);
  const [phone, ...others] = new Set(phones);
  if (phone !== undefined && others.length === 0) return phone;
  throw new NotUnderstood(
    phone === undefined
      ? 'The agent has no phone.'
      : `The agent has ${1 + others.length} phones: name one as "device".`,
  );
}

export const actions: readonly Action<FlexfoneApiSettings>[] = [setCallFlow, makeCall];

import type { Fact } from '#core/said/facts';
import type { Input } from '#core/said/input';
import { second } from '#core/time/instant';
import type { Adapter, PollContext } from '../adapter.ts';
import { NotUnderstood } from '../adapter.ts';
import { actions } from './actions.ts';
import { callFlowFacts, callFlowsOf } from './call-flows.ts';
import { employeeFacts, employeesOf } from './employees.ts';
import { checkSuccess, questionOf } from './questions.ts';
import * as words from './sentences.ts';
import type { FlexfoneApiSettings } from './settings.ts';
import { flexfoneApiSettings } from './settings.ts';

/**
 * Flexfone's own API (document 003): who the employees are, in which department, and how the variable call flows stand.
 * It tells of no calls, so it knows none of the numbers.
 */
export const flexfoneApi = {
  id: 'flexfone-api',
  title: 'Flexfone API',
  about: {
    da: 'Flexfones API: medarbejdernes navne, køernes medlemmer og viderestillinger. Ved siden af Flexfone ovenfor, ikke i stedet.',
    en: "Flexfone's API: agents' names, members of queues and call flows. Beside the Flexfone above, not in its place.",
  },
  settings: flexfoneApiSettings,
  secrets: ['hash', 'myfone.password'],
  provides: [],
  tells: { calls: 'none', agents: 'none', delivery: 'exact', hangUps: 'all' },
  freshness: 'polled',
  queues: ({ queueMembers = {} }) => Object.keys(queueMembers),
  input: {
    way: 'polls',
    personal: ['Name', 'Description', 'Email', 'Number', 'LineName', 'MAC', 'Value', 'Contact'],
    every: ({ everySeconds }) => everySeconds * second,
    poll,
  },
  actions,
  read(input: Input, settings: FlexfoneApiSettings, surroundings): readonly Fact[] {
    if (input.kind !== 'poll') throw new NotUnderstood(words.onlyAnswers);
    const { url, status, body } = input.response;
    const base = { source: surroundings.source, at: input.at };
    if (status < 200 || status > 299) throw new NotUnderstood(words.noListIn(status));
    const [path = ''] = url.split(/[?#]/);
    if (/\/employee\/?$/i.test(path)) return employeeFacts(employeesOf(body), settings, base);
    if (/\/callflow\/?$/i.test(path)) return callFlowFacts(callFlowsOf(body), base);
    throw new NotUnderstood(words.otherAnswer);
  },
} satisfies Adapter<FlexfoneApiSettings>;

async function poll({ settings, ask }: PollContext<FlexfoneApiSettings>): Promise<undefined> {
  const questions = [
    { question: questionOf(settings, 'employee', words.employees), about: words.employees, check: employeesOf },
    { question: questionOf(settings, 'Callflow', words.callFlows), about: words.callFlows, check: callFlowsOf },
  ];
  for (const { question, about, check } of questions) {
    const answer = await ask(question);
    checkSuccess(answer, about);
    check(answer.body);
  }
}

import { Busy, Unreachable } from '#adapters/adapter';

/** What an answer means that is neither a success nor about the sign-in. */
export function refusal(status: number): Error {
  if (status === 429 || status === 503) {
    return new Busy(
      'Soluno asks the wallboard to wait: it answers one question in 300 seconds for the whole organisation.',
    );
  }
  if (status >= 500) return new Unreachable(`Soluno has a trouble of its own (status ${status}).`);
  return new Unreachable(`Soluno answered with status ${status}: check the address in the settings of the source.`);
}

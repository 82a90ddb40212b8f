import { numberNames } from '#core/said/numbers';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { NotUnderstood } from '#adapters/adapter';
import { adapters } from '#adapters/index';
import type { Fact } from '#core/said/facts';
import type { Input } from '#core/said/input';
import { adapterCases } from '#tests/support/adapter-cases';
import type { Reader } from '#hub/sources/reader';
import { streamLimits } from '#hub/sources/stream/limits';
import type { Recorded } from '#tests/support/fixtures';
import { allRecorded, recordedSettings } from '#tests/support/fixtures';
import { surroundings } from '#tests/support/surroundings';

const folder = fileURLToPath(new URL('../../adapters', import.meta.url));

it('is in the list, as each folder is', () => {
  // A folder without an index is shared by several.
  const folders = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'index.ts')));
  expect(adapters.map((adapter) => adapter.id).toSorted()).toStrictEqual(folders.toSorted());
  expect(new Set(adapters.map((adapter) => adapter.title)).size).toBe(adapters.length);
});

describe.each(adapterCases)('$id', ({ id, adapter, read, reader }) => {
  it('has a name for programs and one for people', () => {
    expect(id).toMatch(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/);
    expect(adapter.title).toMatch(/^\S.*\S$/);
  });

  it('provides numbers that a board knows, each once', () => {
    expect(new Set(adapter.provides).size).toBe(adapter.provides.length);
    expect(numberNames).toEqual(expect.arrayContaining([...adapter.provides]));
  });

  describe('settings', () => {
    const schema = z.toJSONSchema(adapter.settings, { io: 'input' });
    const recorded = recordedSettings(id);

    it('accept the recorded ones, and fill in all that need not be said', () => {
      expect(adapter.settings.parse(recorded)).toEqual(recorded);
      const sometimes = Object.entries(schema.properties ?? {}).filter(([, setting]) => Object(setting).isNeededBySome);
      const names = [...(schema.required ?? []), ...sometimes.map(([name]) => name)].filter((name) => name in recorded);
      const needed = Object.fromEntries(names.map((name) => [name, recorded[name]]));
      expect(() => adapter.settings.parse(needed)).not.toThrow();
    });

    it('refuse what they do not know, and say which', () => {
      const { error } = adapter.settings.safeParse({ ...recorded, pollEvery: 5 });
      expect(error?.issues).toMatchObject([{ code: 'unrecognized_keys', keys: ['pollEvery'] }]);
    });

    it('explain each one to a person', () => {
      for (const [name, setting] of Object.entries(schema.properties ?? {})) {
        expect(setting, name).toHaveProperty('description', expect.stringMatching(/^[A-Z].*\.$/));
      }
    });

    it('leave "id" and "adapter" to the hub', () => {
      expect(Object.keys(schema.properties ?? {})).not.toEqual(expect.arrayContaining(['id', 'adapter']));
    });
  });

  it('can know no number of what it does not tell', () => {
    const { provides, tells } = adapter;
    const ofAgents = provides.filter((name) => name.startsWith('agents'));
    if (tells.agents === 'none') expect(ofAgents).toEqual([]);
    if (tells.calls === 'none') expect(provides).toEqual(ofAgents);
    if (tells.calls === 'records') expect(provides).not.toContain('callsWaiting');
    if (tells.calls === 'counts') expect(provides).not.toContain('inferredLostToday');
  });

  it('says how its inputs come', () => {
    const { input } = adapter;
    switch (input.way) {
      case 'webhooks': {
        expect(input.paths.length).toBeGreaterThan(0);
        expect(new Set(input.paths).size).toBe(input.paths.length);
        const secrets = input.secrets(adapter.settings.parse(recordedSettings(id)));
        expect(secrets.length).toBeGreaterThan(0);
        for (const secret of secrets) expect(secret).not.toBe('');
        return;
      }
      case 'polls':
        expect(input.every(adapter.settings.parse(recordedSettings(id)))).toBeGreaterThan(0);
        return;
      case 'stream':
        expect(input.endpoint(adapter.settings.parse(recordedSettings(id))).host).not.toBe('');
        expect(input.framing.largestMessage).toBeLessThanOrEqual(streamLimits.largestMessage);
        expect(adapter.actions ?? []).toHaveLength(
          input.dialogue.asked === undefined ? 0 : (adapter.actions ?? []).length,
        );
        return;
      case 'script':
        return;
    }
  });

  describe('read', () => {
    const inputs = allRecorded(id);

    it('has recorded inputs to be judged by, understood ones and others', () => {
      const understood = inputs.map(({ input }) => outcomeOf(() => read(input)) instanceof NotUnderstood);
      expect(new Set(understood)).toStrictEqual(new Set([false, true]));
    });

    it.each(inputs)('$file: $note', ({ input }) => {
      const outcome = outcomeOf(() => read(input));
      if (outcome instanceof NotUnderstood) return;
      for (const fact of outcome) expect(fact).toMatchObject({ source: surroundings.source, at: input.at });
    });

    it('says the same of the same inputs in their order, and what it knows by then is JSON', () => {
      const facts = inOrder(reader(), inputs);
      expect(inOrder(reader(), inputs)).toStrictEqual(facts);
      for (const fact of facts) expect(fact).toMatchObject({ source: surroundings.source });
    });

    it('says the same of the same input, which it leaves as it is', () => {
      for (const { input } of inputs) {
        const frozen = deepFrozen(structuredClone(input));
        expect(outcomeOf(() => read(frozen))).toStrictEqual(outcomeOf(() => read(input)));
        expect(frozen).toStrictEqual(input);
      }
    });
  });
});

/** All facts, each input read with what is known after the one before it. */
function inOrder({ unread, read }: Reader, inputs: readonly Recorded[]): readonly Fact[] {
  let known = unread;
  return inputs.flatMap(({ input }) => {
    try {
      const reading = read(structuredClone(known), input);
      ({ known } = reading);
      expect(JSON.parse(JSON.stringify(known))).toStrictEqual(known);
      return reading.facts;
    } catch (error) {
      if (error instanceof NotUnderstood) return [];
      throw error;
    }
  });
}

/** The facts, or why there are none; any other error is an error of the test too. */
function outcomeOf(read: () => readonly Fact[]): readonly Fact[] | NotUnderstood {
  try {
    return read();
  } catch (error) {
    if (error instanceof NotUnderstood) return error;
    throw error;
  }
}

function deepFrozen(input: Input): Input {
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    Object.values(value).forEach(visit);
    Object.freeze(value);
  };
  visit(input);
  return input;
}

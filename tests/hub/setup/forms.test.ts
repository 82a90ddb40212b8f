import { describe, expect, it } from 'vitest';
import { adapters } from '#adapters/index';
import type { Field } from '#core/settings/form';
import { sourceForms } from '#hub/setup/forms';

const { forms } = sourceForms();

it("each phone system has a form, VestPol's own first and the demo last", () => {
  expect(forms.map(({ adapter }) => adapter).toSorted()).toEqual(adapters.map(({ id }) => id).toSorted());
  expect([forms[0]?.adapter, forms.at(-1)?.adapter]).toEqual(['one-connect', 'demo']);
});

describe.each(forms)('$title', ({ adapter: id, about, fields }) => {
  const adapter = adapters.find((each) => each.id === id);

  it('says in both languages whom it is for', () => {
    for (const words of [about.da, about.en]) expect(words).toMatch(/^[A-ZÆØÅ].*\.$/);
    expect(about.da).not.toBe(about.en);
  });

  it('has a field for each setting, with a name and an explanation in both languages', () => {
    for (const { name, label, help } of fields) {
      expect([label.da, label.en], name).not.toContain(name);
      for (const words of [label.da, label.en]) expect(words, name).toMatch(/^[A-ZÆØÅ]/);
      for (const words of [help.da, help.en]) expect(words, name).toMatch(/^[A-ZÆØÅ].*\.$/);
      expect(help.da, name).not.toBe(help.en);
    }
  });

  it('what must be typed is shown by an example, but for secrets and what is chosen', () => {
    for (const field of fields) {
      if (!field.needed || field.kind !== 'text') continue;
      expect(field.example, field.name).toBeDefined();
    }
  });

  it('whatever it names as a secret is a field that is never shown', () => {
    const secrets = kindsIn(fields).flatMap(([path, kind]) => (kind === 'secret' || kind === 'table' ? [path] : []));
    for (const path of adapter?.secrets ?? []) {
      if (['say', 'keepAlive'].includes(path)) continue;
      expect(secrets).toContain(path.replace('.*', ''));
    }
  });

  it('and the usual values are those of the schema', () => {
    for (const { name, usual, needed } of fields) if (usual !== undefined) expect(needed, name).toBe(false);
  });
});

it('numbers have their bounds and units, queues what each of them has', () => {
  const field = (adapter: string, name: string) =>
    forms.find((form) => form.adapter === adapter)?.fields.find((each) => each.name === name);
  expect(field('swan', 'everySeconds')).toMatchObject({
    kind: 'number',
    least: 0.1,
    most: 3600,
    usual: 5,
    unit: { da: 'sekunder' },
  });
  expect(field('one-connect', 'queues')).toMatchObject({ kind: 'queues', each: { kind: 'text' } });
  expect(field('soluno', 'queues')).toMatchObject({ kind: 'queues', each: { kind: 'texts' } });
  expect(field('soluno', 'auth')).toMatchObject({
    kind: 'oneOf',
    rare: false,
    variants: [{ label: { en: 'User name, Password' } }, {}],
  });
  expect(field('soluno', 'baseUrl')).toMatchObject({ kind: 'text', rare: true });
  expect(field('asterisk', 'tls')).toMatchObject({ kind: 'yesOrNo', usual: false });
});

function kindsIn(fields: readonly Field[], path = ''): readonly (readonly [string, string])[] {
  return fields.flatMap((field) => {
    const own = `${path}${field.name}`;
    const more = [...(field.fields ?? []), ...(field.variants ?? []).flatMap((variant) => variant.fields)];
    return [[own, field.kind] as const, ...kindsIn(more, `${own}.`)];
  });
}

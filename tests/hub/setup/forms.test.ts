import { describe, expect, it } from 'vitest';
import { adapters } from '#adapters/index';
import { fieldRules } from '#adapters/mapping/fields';
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
      if (/^(?:say|keepAlive)\b/.test(path)) continue;
      expect(secrets).toContain(path.replace('.*', ''));
    }
  });

  it('and the usual values are those of the schema', () => {
    for (const { name, usual, needed } of fields) if (usual !== undefined) expect(needed, name).toBe(false);
  });
});

describe('one that is described', () => {
  const mapped = forms.filter(({ mapping }) => mapping !== null);

  it('says so, and asks for its mapping apart from the rest', () => {
    expect(mapped.map(({ adapter }) => adapter)).toEqual(['rest', 'soap', 'websocket', 'database', 'files']);
    for (const { fields } of mapped) expect(fields.map(({ name }) => name)).not.toContain('as');
  });

  const mapping = mapped[0]?.mapping;
  const said = ({ da, en }: { readonly da: string; readonly en: string }): readonly string[] => [da, en];

  it.each(mapping?.kinds ?? [])('has each field of $value with words in both languages', (kind) => {
    const rules: { readonly [field: string]: { readonly value: string; readonly needed?: boolean } } =
      fieldRules[kind.value as keyof typeof fieldRules];
    expect(kind.fields.map(({ name, value, needed }) => [name, value, needed])).toEqual(
      Object.entries(rules).map(([name, { value, needed = false }]) => [name, value, needed]),
    );
    for (const { label, help } of [kind, ...kind.fields]) {
      for (const words of said(label)) expect(words).toMatch(/^[A-ZÆØÅ]/);
      for (const words of said(help)) expect(words).toMatch(/^[A-ZÆØÅ].*\.$/);
      expect(help.da).not.toBe(help.en);
    }
  });

  it('has a meaning for each word that events and agents may have', () => {
    const tables = mapping?.kinds.flatMap(({ words }) => words ?? []);
    for (const { name, meanings } of tables ?? []) {
      const setting = mapping?.settings.find((each) => each.name === name);
      expect(meanings.map(({ value }) => value)).toEqual(setting?.fields?.map((each) => each.name));
    }
    expect(tables?.length).toBe(2);
  });
});

it('numbers have their bounds and units, queues what each of them has, and what is sent is typed as what it is', () => {
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
  expect(
    (
      [
        'rest.body',
        'soap.arguments',
        'websocket.say',
        'websocket.keepAlive',
        'database.query',
        'database.cursorStart',
      ] as const
    )
      .map((place) => place.split('.') as [string, string])
      .map(([adapter, name]) => field(adapter, name)?.kind),
  ).toEqual(['message', 'named', 'messages', 'repeated', 'longText', 'numberOrText']);
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

import { readdirSync } from 'node:fs';
import { configSchema } from '#hub/config/schema';
import { sourceForms } from '#hub/setup/forms';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { helpGroups, helpPageNamed, helpPageNames } from '../../../renderer/help/page-names.ts';
import type { Block, Inline } from '../../../renderer/help/pages/page.ts';
import {
  noticePlaces,
  settingsPlaces,
  sourcePlaces,
  systemPlace,
  movingPlace,
  troublePlaces,
  type Place,
} from '../../../renderer/help/places.ts';
import { settingPlace } from '../../../renderer/help/setting-place.ts';
import { sectionsFor } from '../../../renderer/help/sections.ts';
import { docs, placesThereAre } from './docs.ts';

/** Those that lead nowhere. */
function missing(places: readonly (Place | null)[]): readonly (string | null)[] {
  return places.flatMap((place) =>
    place === null ? [null] : [place.da, place.en].filter((each) => !placesThereAre.has(each)),
  );
}

it('offers every file of docs, and none that there is not', () => {
  const offered = helpGroups.flatMap((group) => [...helpPageNames[group]]);
  expect(offered.toSorted()).toEqual(docs.map(({ name }) => name).toSorted());
  expect(helpPageNamed('trouble')).toBe('trouble');
  expect(helpPageNamed('../secrets')).toBeNull();
});

it('has a paragraph in both languages for each page of settings, each trouble, and each notice', () => {
  const tables = [settingsPlaces, troublePlaces, noticePlaces, sourcePlaces, { moving: movingPlace }];
  expect(missing(tables.flatMap((table) => Object.values<Place>(table)))).toEqual([]);
});

it('has a page for each phone system that can be connected', () => {
  const folders = readdirSync(new URL('../../../adapters', import.meta.url));
  const adapters = sourceForms().forms.map(({ adapter }) => adapter);
  expect(adapters.filter((adapter) => folders.includes(adapter))).toHaveLength(adapters.length);
  expect(missing(adapters.map(systemPlace))).toEqual([]);
});

describe('the paragraph about a setting', () => {
  it.each(sourceForms().forms)('there is one for each of $adapter', ({ adapter, fields }) => {
    expect(missing(fields.map(({ name }) => settingPlace(`sources[3].${name}`, adapter)))).toEqual([]);
  });

  it('there is one in both languages for each setting of the hub', () => {
    const paths = settingsIn(z.toJSONSchema(configSchema, { io: 'input', unrepresentable: 'any' }) as Schema, '');
    expect(paths.length).toBeGreaterThan(40);
    expect(paths).toContain('queues[0].alerts.forSeconds');
    const without = paths.filter((path) => missing([settingPlace(path, null)]).length > 0);
    expect(without).toEqual([]);
  });

  it('is that of a group where the setting stands in one', () => {
    expect(settingPlace('sources[0].auth.tokenUrl', 'soluno')?.en).toBe('configuration#soluno/auth');
    expect(settingPlace('sources[0].fields', 'rest')?.da).toBe('mapping#the-mapping');
  });

  it('there is none for what is no setting', () => {
    expect(settingPlace('new-queue', null)).toBeNull();
    expect(settingPlace('sources[0].host', null)).toBeNull();
  });
});

it('leads nowhere that there is not, from any page', () => {
  const wrong = docs.flatMap(({ name, blocks }) =>
    blocks.flatMap(linksIn).flatMap((place) => (placesThereAre.has(place) ? [] : `${name} -> ${place}`)),
  );
  expect(wrong).toEqual([]);
});

it('says in each language as much as in the other', () => {
  for (const name of ['each-setting', 'trouble']) {
    const page = docs.find((each) => each.name === name);
    if (page === undefined) throw new Error(`docs/${name}.md is missing.`);
    const shape = (language: 'da' | 'en') =>
      sectionsFor(page, language).map(({ blocks }) =>
        blocks.map((block) => (block.kind === 'table' ? block.rows.length : block.kind)),
      );
    expect(shape('da')).toEqual(shape('en'));
    expect(shape('da').length).toBeGreaterThan(8);
  }
});

interface Schema {
  readonly properties?: { readonly [name: string]: Schema };
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

/** Told as one: their paragraph says what is in them. */
const whole = /(?:tls|Hours|alerts\.\w+)$/;

/** The place of each setting that the schema has. */
function settingsIn({ properties, items, anyOf }: Schema, path: string): readonly string[] {
  if (whole.test(path)) return [path];
  if (anyOf !== undefined) return [...new Set(anyOf.flatMap((one) => settingsIn(one, path)))];
  if (properties !== undefined) {
    return Object.entries(properties).flatMap(([name, schema]) =>
      settingsIn(schema, path === '' ? name : `${path}.${name}`),
    );
  }
  if (items?.properties !== undefined || items?.anyOf !== undefined) return settingsIn(items, `${path}[0]`);
  return [path];
}

function linksIn(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return block.line.flatMap(linksOf);
    case 'quote':
      return block.blocks.flatMap(linksIn);
    case 'list':
      return block.items.flat().flatMap(linksIn);
    case 'table':
      return [...block.head, ...block.rows.flatMap(({ cells }) => cells)].flat().flatMap(linksOf);
    case 'code':
    case 'rule':
      return [];
  }
}

function linksOf(part: Inline): readonly string[] {
  if (part.kind === 'link') return part.place === null ? [] : [part.place];
  return 'parts' in part ? part.parts.flatMap(linksOf) : [];
}

import type { Adapter } from '#adapters/adapter';
import { adapters } from '#adapters/index';
import { isSecretName } from '../settings/secret-places.ts';
import type { SourceForm, SourceForms, WayIn } from '#core/settings/form';
import { fieldsOf } from './fields.ts';
import { isOfMapping, mappingForm } from './mapping-form.ts';

/** The order in which they are offered; one that is not named comes after these. */
const order = [
  'one-connect',
  'flexfone-webhooks',
  'flexfone-api',
  'swan',
  'soluno',
  'asterisk',
  'csta',
  'rest',
  'soap',
  'websocket',
  'database',
  'files',
  'demo',
];

/** Those whose settings describe how a phone system says things. */
const described: ReadonlySet<string> = new Set(['rest', 'soap', 'websocket', 'database', 'files']);
const mapping = mappingForm();

const ways: { readonly [Way in Adapter['input']['way']]: WayIn } = {
  webhooks: 'calls',
  polls: 'isAsked',
  stream: 'connection',
  script: 'demo',
};

export function isDescribed(adapter: unknown): boolean {
  return typeof adapter === 'string' && described.has(adapter);
}

/** What can be connected, and what each needs to be told. */
export function sourceForms(): SourceForms {
  const place = (id: string): number => (order.includes(id) ? order.indexOf(id) : order.length);
  return { forms: adapters.toSorted((one, other) => place(one.id) - place(other.id)).map(formOf) };
}

function formOf({ id, title, about, settings, secrets, input, provides }: Adapter): SourceForm {
  const fields = fieldsOf(settings, (path) => isSecretName(secrets, path));
  return {
    adapter: id,
    title,
    about,
    way: ways[input.way],
    fields: isDescribed(id) ? fields.filter(({ name }) => !isOfMapping(name)) : fields,
    provides,
    mapping: isDescribed(id) ? mapping : null,
  };
}

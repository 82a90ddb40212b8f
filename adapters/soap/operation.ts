import { NotUnderstood } from '#adapters/adapter';
import { parseXml, XmlProblem, type XmlElement } from '#adapters/xml';
import type { SoapSettings } from './settings.ts';

/** What is asked, and how the question is spelled. */
export interface Operation {
  readonly url: string;
  /** The element that holds the arguments, and its namespace. */
  readonly name: string;
  readonly namespace: string;
  /** Whether the arguments are of that namespace too, or of none. */
  readonly isQualified: boolean;
  readonly soapAction: string;
}

type Named = Pick<SoapSettings, 'url' | 'action' | 'namespace'>;

/** Without a description: "http://pbx.example/stats/GetQueues" is the operation GetQueues of http://pbx.example/stats/. */
export function operationByAction({ url = '', action = '', namespace }: Named): Operation {
  const [, before = '', name = action] = /^(.*[/#:])([^/#:]+)$/.exec(action) ?? [];
  const own = before.endsWith('#') ? before.slice(0, -1) : before;
  return { url, name, namespace: namespace ?? own, isQualified: true, soapAction: action };
}

/**
 * From a WSDL 1.1 in one document.
 * @throws NotUnderstood: what is missing in it, and what to do
 */
export function operationIn(wsdl: string, settings: Named): Operation {
  const root = described(wsdl);
  const bindings = all(root, 'binding').flatMap((binding) =>
    children(binding, 'operation').map((each) => ({ binding, each })),
  );
  const asked = settings.action;
  const found = bindings.find(
    ({ each }) => asked === undefined || nameOf(each) === asked || soapActionOf(each) === asked,
  );
  const names = [...new Set(bindings.map(({ each }) => nameOf(each)))];
  if (found === undefined) {
    throw new NotUnderstood({
      da: `WSDL'en har ingen operation med det navn: "action" kan være ${names.join(', ') || 'ingen i den'}.`,
      en: `The WSDL has no operation of that name: "action" may be ${names.join(', ') || 'none in it'}.`,
    });
  }
  if (asked === undefined && names.length > 1) {
    throw new NotUnderstood({
      da: `WSDL'en har flere operationer: sæt "action" til en af ${names.join(', ')}.`,
      en: `The WSDL has several operations: set "action" to one of ${names.join(', ')}.`,
    });
  }
  const { binding, each } = found;
  const url = settings.url ?? addressOf(root, binding);
  return { url, soapAction: soapActionOf(each), ...spelling(root, binding, each, settings) };
}

function described(wsdl: string): XmlElement {
  try {
    const root = parseXml(wsdl);
    if (root.name === 'definitions') return root;
  } catch (error) {
    if (!(error instanceof XmlProblem)) throw error;
  }
  throw new NotUnderstood({
    da: 'Adressen på WSDL viser ingen: angiv "url" og "action" i stedet, eller ret adressen.',
    en: 'The address of the WSDL shows none: set "url" and "action" instead, or correct the address.',
  });
}

function addressOf(root: XmlElement, binding: XmlElement): string {
  const ports = all(root, 'port').filter((port) => local(port.attributes.get('binding')) === nameOf(binding));
  const location = ports
    .flatMap((port) => children(port, 'address'))
    .at(0)
    ?.attributes.get('location');
  if (location !== undefined) return location;
  throw new NotUnderstood({
    da: 'WSDL siger ikke tjenestens adresse: angiv "url".',
    en: 'The WSDL says no address of the service: set "url".',
  });
}

function spelling(root: XmlElement, binding: XmlElement, operation: XmlElement, settings: Named) {
  const body = children(operation, 'input')
    .flatMap((input) => children(input, 'body'))
    .at(0);
  const style = [operation, binding].flatMap((each) => children(each, 'operation').concat(children(each, 'binding')));
  const isRpc = style.some((each) => each.attributes.get('style') === 'rpc');
  const target = root.attributes.get('targetNamespace') ?? '';
  if (isRpc) {
    const namespace = settings.namespace ?? body?.attributes.get('namespace') ?? target;
    return { name: nameOf(operation), namespace, isQualified: false };
  }
  const element = elementOf(root, nameOf(operation));
  const schema = all(root, 'schema').find((each) => children(each, 'element').some((own) => nameOf(own) === element));
  return {
    name: element,
    namespace: settings.namespace ?? schema?.attributes.get('targetNamespace') ?? target,
    isQualified: schema?.attributes.get('elementFormDefault') === 'qualified',
  };
}

/** The element that an operation is asked with: by the message that its port type names. */
function elementOf(root: XmlElement, operation: string): string {
  const described = all(root, 'portType').flatMap((type) => children(type, 'operation'));
  const input = described
    .filter((each) => nameOf(each) === operation)
    .flatMap((each) => children(each, 'input'))
    .at(0);
  const message = all(root, 'message').find((each) => nameOf(each) === local(input?.attributes.get('message')));
  const part = message === undefined ? undefined : children(message, 'part').at(0);
  return local(part?.attributes.get('element')) || operation;
}

function soapActionOf(operation: XmlElement): string {
  return children(operation, 'operation').at(0)?.attributes.get('soapAction') ?? '';
}

function children({ children: inside }: XmlElement, name: string): readonly XmlElement[] {
  return inside.filter((each) => each.name === name);
}

function all(root: XmlElement, name: string): readonly XmlElement[] {
  return root.children.flatMap((each) => (each.name === name ? [each] : all(each, name)));
}

function nameOf({ attributes }: XmlElement): string {
  return attributes.get('name') ?? '';
}

/** `tns:Stats` → `Stats`. */
function local(name: string | undefined): string {
  return name?.slice(name.indexOf(':') + 1) ?? '';
}

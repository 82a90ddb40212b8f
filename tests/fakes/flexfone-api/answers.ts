import type { FakeCallFlow, FakeEmployee } from './state.ts';

/** A value as both JSON and XML can carry it. Lists say what an item of theirs is called in XML. */
export type Value = string | number | boolean | null | Item | List;
export interface Item {
  readonly [name: string]: Value;
}
export interface List {
  readonly itemName: string;
  readonly items: readonly Value[];
}

export function employeeList(employees: readonly FakeEmployee[]): List {
  return { itemName: 'Employee', items: employees.map(employeeItem) };
}

/** All names of document 003. */
export function employeeItem({ localNumber, name, department, phones, phoneNumber }: FakeEmployee): Item {
  const belongsTo = int(localNumber);
  return {
    Localnumber: belongsTo,
    Name: name,
    Description: 'Medarbejder',
    Email: 'nobody@example.com',
    Phonenumber: {
      itemName: 'Phonenumber',
      items: [{ Number: int(phoneNumber), LineName: 'Hovednummer', BelongsTo: belongsTo, GotoLocalNumber: 0 }],
    },
    Phones: {
      itemName: 'Phone',
      items: phones.map((phone) => ({
        LocalNumber: int(phone),
        Name: 'Bordtelefon',
        Type: 2,
        MAC: '00:15:65:00:00:00',
        BelongsTo: belongsTo,
      })),
    },
    Info: { itemName: 'Info', items: [{ Type: 2, Label: 'Sekretær', Value: '202' }] },
    Department: {
      itemName: 'Department',
      items: department === null ? [] : [{ Name: department, Street: null, City: 'Aarhus', Contact: 'Salg', Iref: '' }],
    },
  };
}

export function callFlowList(flows: readonly FakeCallFlow[]): List {
  const items = flows.map(({ localNumber, name, isActive }) => ({
    Localnumber: int(localNumber),
    Name: name,
    IsActive: isActive,
    ActiveGoto: 6050,
    InactiveGoto: 1503,
  }));
  return { itemName: 'CallFlow', items };
}

/** "Int", says document 003; one with leading noughts can only be a text. */
function int(text: string): string | number {
  return text.startsWith('0') ? text : Number(text);
}

export function asJson(value: Value): string {
  return JSON.stringify(value, (_name, each: unknown) => (isList(each) ? each.items : each));
}

export function asXml(value: Value, name: string = isList(value) ? `ArrayOf${value.itemName}` : 'Employee'): string {
  const namespaces =
    'xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://schemas.datacontract.org/2004/07/PBX_API.Models"';
  return `<?xml version="1.0" encoding="utf-8"?>\n${element(name, value, ` ${namespaces}`)}`;
}

function element(name: string, value: Value, attributes = ''): string {
  if (value === null) return `<${name}${attributes} i:nil="true" />`;
  const inside = isList(value)
    ? value.items.map((item) => element(value.itemName, item)).join('')
    : typeof value === 'object'
      ? Object.entries(value)
          .map(([each, inner]) => element(each, inner))
          .join('')
      : escaped(String(value));
  return `<${name}${attributes}>${inside}</${name}>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function isList(value: unknown): value is List {
  return typeof value === 'object' && value !== null && 'itemName' in value;
}

import { addValue, noParameters, type Parameters } from './parameters.ts';
import { decodeBytes } from './text.ts';

/** The line with which each part begins; a sender who forgot to name the boundary in the header still writes it. */
const opening = /^--([\x21-\x7e](?:[\x20-\x7e]{0,68}[\x21-\x7e])?)\r\ncontent-disposition:\s*form-data/i;

/** Whether a body is a form in parts, by what is announced or by how it begins. */
export function isMultipart(bytes: Buffer, contentType: string | undefined): boolean {
  return announced(contentType) || opening.test(bytes.toString('latin1', 0, 200));
}

function announced(contentType: string | undefined): boolean {
  return contentType?.trimStart().toLowerCase().startsWith('multipart/') ?? false;
}

/**
 * Reads `multipart/form-data`, as PHP's curl sends what it is given as an array. Parts with a file name count as their
 * text. `null` where the form is broken or cut off.
 */
export async function readMultipart(bytes: Buffer, contentType: string | undefined): Promise<Parameters | null> {
  // One character a byte, so that each value is UTF-8 or Windows-1252 for itself, as everywhere.
  const wire = bytes.toString('latin1');
  const boundary = opening.exec(wire)?.[1];
  const type = boundary === undefined ? (contentType ?? '') : `multipart/form-data; boundary="${boundary}"`;
  const parameters = noParameters();
  try {
    for (const [name, value] of await new Response(wire, { headers: { 'content-type': type } }).formData()) {
      addValue(parameters, fromWire(name), fromWire(typeof value === 'string' ? value : await value.text()));
    }
    return parameters;
  } catch {
    return null;
  }
}

function fromWire(text: string): string {
  return decodeBytes(Buffer.from(text, 'latin1'));
}

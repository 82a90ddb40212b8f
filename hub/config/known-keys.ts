import { z } from 'zod';

/** The settings that a schema knows at a place in it; none where it is no object there. */
export function knownKeys(schema: z.core.$ZodType, path: readonly PropertyKey[]): readonly string[] {
  return shapesAt(schema, path).flatMap((shape) => Object.keys(shape));
}

type Shape = Readonly<Record<string, z.core.$ZodType>>;

function shapesAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): readonly Shape[] {
  const [next, ...rest] = path;
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => shapesAt(option, path));
  if (schema instanceof z.ZodObject) {
    const shape = schema.shape as Shape;
    if (next === undefined) return [shape];
    const inner = Object.hasOwn(shape, next) ? shape[String(next)] : undefined;
    return inner === undefined ? [] : shapesAt(inner, rest);
  }
  if (schema instanceof z.ZodArray) return next === undefined ? [] : shapesAt(schema.element, rest);
  if (schema instanceof z.ZodRecord) return next === undefined ? [] : shapesAt(schema.valueType, rest);
  const wrapped = 'innerType' in schema._zod.def ? (schema._zod.def.innerType as z.core.$ZodType) : undefined;
  return wrapped === undefined ? [] : shapesAt(wrapped, path);
}

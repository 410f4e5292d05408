import type { NormalizedSchema } from '@smithy/core/schema';

/** What JSON of an answer means by its schema: AWS writes moments as seconds and bytes as base64. Unknown members are left out. */
export function readBySchema(schema: NormalizedSchema, json: unknown): unknown {
  if (json === null || json === undefined) return undefined;
  if (schema.isTimestampSchema()) return new Date(Number(json) * 1000);
  if (schema.isBlobSchema()) return Buffer.from(String(json), 'base64');
  if (Array.isArray(json)) return json.map(each => readBySchema(schema.getValueSchema(), each));
  if (typeof json !== 'object') return json;
  if (schema.isMapSchema()) {
    const entries = Object.entries(json).map(([key, each]) => [key, readBySchema(schema.getValueSchema(), each)]);
    return Object.fromEntries(entries);
  }
  const found: Record<string, unknown> = {};
  for (const [name, member] of schema.structIterator()) {
    const value = readBySchema(member, Reflect.get(json, name));
    if (value !== undefined) found[name] = value;
  }
  return found;
}

/** Input as JSON. Throws on what JSON has no form for: nothing here sends bytes or moments. */
export const jsonOf = (input: object): string =>
  JSON.stringify(input, function (this: Record<string, unknown>, name, value) {
    const given = name === '' ? value : this[name];
    if (given instanceof Uint8Array || given instanceof Date)
      throw new TypeError(`${name} cannot be sent: this client sends text, numbers, lists and objects only.`);
    return value;
  });

import { Temporal } from 'temporal-polyfill';
import { type Attributes, fieldsOf } from './attributes.ts';

/** Turns what was kept into what it means; throws where it means nothing. */
export type Reader<Value> = (kept: unknown) => Value;

/** One reader for each field of an object, optional ones included. */
type Fields<Value> = { [Name in keyof Value]-?: Reader<Value[Name]> };

export const text: Reader<string> = kept => {
  if (typeof kept === 'string') return kept;
  throw new Error(`expected text, not ${kept}`);
};

export const number: Reader<number> = kept => {
  if (typeof kept === 'number' && Number.isFinite(kept)) return kept;
  throw new Error(`expected a number, not ${kept}`);
};

export const boolean: Reader<boolean> = kept => {
  if (typeof kept === 'boolean') return kept;
  throw new Error(`expected true or false, not ${kept}`);
};

export const instant: Reader<Temporal.Instant> = kept => Temporal.Instant.from(text(kept));

/** A table, so that none of the words is forgotten. */
export const oneOf =
  <Word extends string>(words: Readonly<Record<Word, true>>): Reader<Word> =>
  kept => {
    if (typeof kept === 'string' && Object.hasOwn(words, kept)) return kept as Word;
    throw new Error(`expected one of ${Object.keys(words).join(', ')}, not ${kept}`);
  };

export const listOf =
  <Value>(read: Reader<Value>): Reader<readonly Value[]> =>
  kept => {
    if (Array.isArray(kept)) return kept.map(read);
    throw new Error(`expected a list, not ${kept}`);
  };

/** Names that nobody knows beforehand, each with a value of this kind. */
export const recordOf =
  <Value>(read: Reader<Value>): Reader<Readonly<Record<string, Value>>> =>
  kept => {
    if (typeof kept !== 'object' || kept === null) throw new Error(`expected an object, not ${kept}`);
    return Object.fromEntries(Object.entries(kept).map(([name, value]) => [name, read(value)]));
  };

export const optional =
  <Value>(read: Reader<Value>): Reader<Value | undefined> =>
  kept =>
    kept === undefined ? undefined : read(kept);

/** An object of these fields, without those that are undefined; what else it has is left out. */
export const object =
  <Value extends object>(fields: Fields<Value>): Reader<Value> =>
  kept => {
    if (typeof kept !== 'object' || kept === null) throw new Error(`expected an object, not ${kept}`);
    const read = Object.entries<Reader<unknown>>(fields).map(([name, field]) => {
      try {
        return [name, field(Reflect.get(kept, name))];
      } catch (cause) {
        throw new Error(`${name}: ${cause instanceof Error ? cause.message : cause}`, { cause });
      }
    });
    return Object.fromEntries(read.filter(([, value]) => value !== undefined));
  };

/**
 * Undefined where there is no item. Throws, naming it, when it cannot be read: what somebody asked for does not vanish.
 * `fix`: what to do about such an item, and what it costs.
 */
export const itemReader =
  (nameOf: (item: Attributes) => string, fix: string) =>
  <Value>(read: (kept: Record<string, unknown>) => Value) =>
  (item: Attributes | undefined): Value | undefined => {
    if (!item) return undefined;
    try {
      return read(fieldsOf(item));
    } catch (cause) {
      const problem = cause instanceof Error ? cause.message : cause;
      throw new Error(`The item ${nameOf(item)} cannot be read: ${problem}. ${fix}`, { cause });
    }
  };

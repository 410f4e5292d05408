import { type Problem, problem } from '../checks/problem.ts';
import { closest } from './closest.ts';
import { finding, fixOf, kindOf, type Rules, type Shape, type TypeOf } from './shape.ts';

/** A setting that may be left out. */
export interface Optional<T> {
  readonly optional: Shape<T>;
}

export const optional = <T>(shape: Shape<T>): Optional<T> => ({ optional: shape });

/** A shape for each key of `T`, no key more and none less; `optional` where the key may be left out, and only there. */
export type Fields<T> = {
  readonly [Key in keyof T]-?: Record<never, never> extends Pick<T, Key>
    ? Optional<Exclude<T[Key], undefined>>
    : Shape<T[Key]>;
};

interface WithKeys {
  readonly keys: readonly string[];
}

export interface ObjectShape<in out T> extends Shape<T>, WithKeys {}

/** An object with these keys and no others. The type argument is written out, so that the compiler compares. */
export function object<T extends object>(fields: Fields<T>): ObjectShape<T> {
  const entries = Object.entries<Rules | { optional: Rules }>(fields);
  const shapes = new Map(entries.map(([key, field]) => [key, 'optional' in field ? field.optional : field]));
  const keys = [...shapes.keys()];
  const required = entries.filter(([, field]) => !('optional' in field)).map(([key]) => key);
  const allowed = `an object with ${keys.join(', ')}`;
  return {
    kind: 'object',
    allowed,
    keys,
    *problems(path, given) {
      if (!isPlain(given)) return yield finding(path || 'stage', given, allowed, fixOf(given, []));
      const meant = new Set<string | undefined>();
      for (const key of Object.keys(given)) {
        const shape = shapes.get(key);
        if (shape) yield* shape.problems(below(path, key), given[key]);
        else yield unknownKey(path, key, given, keys, meant);
      }
      for (const key of required) {
        if (Object.hasOwn(given, key) || meant.has(key)) continue;
        yield { path: below(path, key), given: 'missing', allowed: shapes.get(key)?.allowed ?? '', fix: 'Add it.' };
      }
    },
  };
}

/** A finding for a key that is not known. What was meant by it is added to `meant`: that it is missing need not be said. */
function unknownKey(
  path: string,
  key: string,
  given: Readonly<Record<string, unknown>>,
  keys: readonly string[],
  meant: Set<string | undefined>,
): Problem {
  const free = keys.filter(each => !Object.hasOwn(given, each));
  const instead = closest(key, free);
  meant.add(instead);
  const fix = instead === undefined ? 'Remove it.' : `Write "${instead}".`;
  return finding(below(path, key), given[key], `one of the settings ${keys.join(', ')}`, fix);
}

/** An object of any keys, such as apps by their names. */
export const record = <T>(value: Shape<T>): Shape<Readonly<Record<string, T>>> => ({
  kind: 'object',
  allowed: 'an object',
  *problems(path, given) {
    if (!isPlain(given)) return yield finding(path, given, 'an object', fixOf(given, []));
    for (const [key, each] of Object.entries(given)) yield* value.problems(below(path, key), each);
  },
});

/** One of several objects, which share no key. `fix` is said when there are keys of two. */
export function choice<Shapes extends readonly (Rules & WithKeys)[]>(
  fix: string,
  ...shapes: Shapes
): Shape<TypeOf<Shapes[number]>> {
  const keys = shapes.flatMap(shape => shape.keys);
  const allowed = `an object with ${shapes.map(shape => shape.keys.join(' and ')).join(', or with ')}`;
  return {
    kind: 'object',
    allowed,
    *problems(path, given) {
      if (!isPlain(given)) return yield finding(path, given, allowed, fixOf(given, []));
      const unknown = Object.keys(given).filter(key => !keys.includes(key));
      const chosen = shapes.filter(shape => shape.keys.some(key => Object.hasOwn(given, key)));
      if (chosen.length === 1) return yield* chosen[0]?.problems(path, given) ?? [];
      for (const key of unknown) yield unknownKey(path, key, given, keys, new Set());
      if (chosen.length > 1) yield problem(path, given, allowed, fix);
      else if (unknown.length === 0) yield problem(path, given, allowed, 'Add one of them.');
    },
  };
}

/** A value of one of several kinds. Of two words or texts either will do. */
export function either<Shapes extends readonly Rules[]>(...shapes: Shapes): Shape<TypeOf<Shapes[number]>> {
  const allowed = shapes.map(shape => shape.allowed).join(', or ');
  return {
    kind: 'scalar',
    allowed,
    *problems(path, given) {
      const found = shapes.filter(({ kind }) => kind === kindOf(given)).map(shape => [...shape.problems(path, given)]);
      if (found.some(problems => problems.length === 0)) return;
      const [only] = found;
      if (only && found.length === 1 && kindOf(given) !== 'scalar') return yield* only;
      const fix = found.flat().find(each => each.fix.startsWith('Write'))?.fix ?? fixOf(given, []);
      yield finding(path, given, allowed, fix);
    },
  };
}

export const below = (path: string, key: string) => (path === '' ? key : `${path}.${key}`);

/** What braces make: no class, no list. */
function isPlain(given: unknown): given is Readonly<Record<string, unknown>> {
  if (kindOf(given) !== 'object') return false;
  const prototype: unknown = Object.getPrototypeOf(given);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

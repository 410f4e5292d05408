import { type Problem, problem } from '../checks/problem.ts';
import { closest } from './closest.ts';

type Kind = 'object' | 'list' | 'scalar';

/** What is asked of a value. */
export interface Rules {
  readonly kind: Kind;
  /** In words, as a finding says it. */
  readonly allowed: string;
  /** What is wrong with a value, and with all that is in it. Throws for no value but one that contains itself. */
  problems(path: string, given: unknown): Iterable<Problem>;
}

type Own<T> = T extends readonly unknown[] ? never : T extends object ? Extract<keyof T, string> : never;

/**
 * The keys of an object, or of the objects in a list or a record. Types that differ in optional keys alone can be assigned to each
 * other, and are not the same.
 */
type Keys<T> = T extends readonly (infer Item)[] ? Own<Item> : string extends keyof T ? Own<T[keyof T]> : Own<T>;

/**
 * The rules of a type. `in out`: rules for fewer or for more values than the type has do not compile, so what is made of shapes and
 * the types are the same. test/must-not-compile/schema.ts shows it.
 */
export interface Shape<in out T, in out K = Keys<T>> extends Rules {
  /** Never there: it holds the types for the compiler. */
  readonly type?: (value: T, keys: K) => [T, K];
}

export type TypeOf<S> = S extends Shape<infer T> ? T : never;

export const kindOf = (given: unknown): Kind => {
  if (Array.isArray(given)) return 'list';
  return typeof given === 'object' && given !== null ? 'object' : 'scalar';
};

/** A finding. Of an object or a list it prints no more than that it is one: a key in the wrong place may hold a secret. */
export function finding(path: string, given: unknown, allowed: string, fix: string): Problem {
  const one = problem(path, '', allowed, fix);
  const kind = kindOf(given);
  if (kind === 'scalar') return problem(path, given, allowed, fix);
  const isEmpty = Object.keys(given as object).length === 0;
  if (kind === 'list') return { ...one, given: isEmpty ? '[]' : '[…]' };
  return { ...one, given: isEmpty ? '{}' : '{…}' };
}

function scalar<T>(
  allowed: string,
  holds: (given: unknown) => boolean,
  { words = [], fix }: { words?: readonly string[]; fix?: string } = {},
): Shape<T> {
  return {
    kind: 'scalar',
    allowed,
    *problems(path, given) {
      if (!holds(given)) yield finding(path, given, allowed, fixOf(given, words, fix));
    },
  };
}

export const text: Shape<string> = scalar('a text', given => typeof given === 'string');
export const number: Shape<number> = scalar('a number', given => typeof given === 'number' && Number.isFinite(given));
export const flag: Shape<boolean> = scalar('true or false', given => typeof given === 'boolean');

/** One of these words. */
export const word = <const W extends string>(...words: W[]): Shape<NoInfer<W>> =>
  scalar(words.join(', '), given => words.includes(given as W), { words });

/** The type of a form: `Z*` is `Z${string}`, `#:#` is `${number}:${number}`. */
type Filled<Form extends string> = Form extends `${infer Before}*${infer After}`
  ? `${Filled<Before>}${string}${Filled<After>}`
  : Form extends `${infer Before}#${infer After}`
    ? `${Before}${number}${Filled<After>}`
    : Form;

/** A text of a form, in which `*` is any text and `#` any number. What more it has to be, config/checks/ knows. */
export function pattern<const Form extends string>(
  form: Form,
  allowed = `a text such as ${form}`,
  fix = '',
): Shape<Filled<NoInfer<Form>>> {
  const source = form
    .replace(/[.+?^${}()|[\]\\/]/g, '\\$&')
    .replaceAll('*', '[^]*')
    .replaceAll('#', '\\d+');
  const whole = new RegExp(`^${source}$`);
  return scalar(allowed, given => typeof given === 'string' && whole.test(given), { fix });
}

/** A list, with as many items at least as its type has. */
function items<List>(item: Rules, least: number): Shape<List> {
  const allowed = least === 0 ? 'a list' : `a list of at least ${least === 1 ? 'one' : 'two'}`;
  return {
    kind: 'list',
    allowed,
    *problems(path, given) {
      if (!Array.isArray(given)) yield finding(path, given, allowed, fixOf(given, []));
      else if (given.length < least) yield finding(path, given, allowed, 'Add one.');
      else for (const [index, one] of given.entries()) yield* item.problems(`${path}.${index}`, one);
    },
  };
}

export const list = <T>(item: Shape<T>): Shape<readonly T[]> => items<readonly T[]>(item, 0);
export const oneOrMore = <T>(item: Shape<T>): Shape<readonly [T, ...T[]]> => items<readonly [T, ...T[]]>(item, 1);
export const twoOrMore = <T>(item: Shape<T>): Shape<readonly [T, T, ...T[]]> => items<readonly [T, T, ...T[]]>(item, 2);

/** The same, but no finding prints the value: it may be a secret in the wrong place. */
export const unprinted = <T>(shape: Shape<T>): Shape<T> => ({
  ...shape,
  *problems(path, given) {
    for (const one of shape.problems(path, given)) yield { ...one, given: 'a value that is not printed' };
  },
});

/** What to do: write the word that was meant, or leave out what is undefined. */
export function fixOf(given: unknown, words: readonly string[], otherwise = ''): string {
  if (given === undefined) return 'Set a value, or remove the setting.';
  const meant = typeof given === 'string' ? closest(given, words) : undefined;
  return meant === undefined ? otherwise : `Write "${meant}".`;
}

/** Every leaf that differs, by its path: what it was and what it is, `undefined` where it is not. */
export type Difference = Record<string, readonly [before: unknown, after: unknown]>;

/** Compares two JSON documents. What only one of them has is one difference, however large. */
export function difference(before: unknown, after: unknown, path = ''): Difference {
  if (JSON.stringify(before) === JSON.stringify(after)) return {};
  const [was, is] = [members(before), members(after)];
  if (!was || !is) return { [path]: [before, after] };
  const keys = new Set([...Object.keys(was), ...Object.keys(is)]);
  return Object.assign(
    {},
    ...[...keys].map(key => difference(was[key], is[key], path === '' ? key : `${path}.${key}`)),
  );
}

/** What is inside: a list of named things by their names, so that one more does not move the others. */
function members(value: unknown): Record<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!Array.isArray(value)) return { ...value };
  if (value.every(entry => typeof entry !== 'object')) return undefined;
  return Object.fromEntries(value.map((entry, index) => [entry.Name ?? entry.Key ?? index, entry]));
}

const parts = (arn: string) => {
  const [scheme = '', partition = '', service = '', region = '', account = '', ...rest] = arn.split(':');
  return [scheme, partition, service, region, account, rest.join(':')];
};

export const isArn = (pattern: string) => /^arn:[^:]*:[^:]+:[^:]*:[^:]*:.+$/.test(pattern);

/** Whether some ARN matches both patterns, which may have `*` and `?`, and in the second `~`: a name without a slash. A wildcard stays within its part of the ARN. */
export function overlap(one: string, other: string): boolean {
  const theirs = parts(other);
  return parts(one).every((part, index) => meets(part, theirs[index] ?? ''));
}

/** Whether some text matches both patterns. */
function meets(one: string, other: string): boolean {
  const known = new Map<string, boolean>();
  const from = (i: number, j: number): boolean => {
    const key = `${i} ${j}`;
    const seen = known.get(key);
    if (seen !== undefined) return seen;
    known.set(key, false);
    const found = decide(i, j);
    known.set(key, found);
    return found;
  };
  const decide = (i: number, j: number): boolean => {
    const [a, b] = [one[i], other[j]];
    if (a === '*') return from(i + 1, j) || (b !== undefined && from(i, j + 1));
    if (b === '*') return from(i, j + 1) || (a !== undefined && from(i + 1, j));
    if (b === '~') return from(i, j + 1) || (a !== undefined && a !== '/' && from(i + 1, j));
    if (a === undefined || b === undefined) return a === b;
    return (a === b || a === '?' || b === '?') && from(i + 1, j + 1);
  };
  return from(0, 0);
}

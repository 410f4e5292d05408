const formatted = new Intl.NumberFormat('en');

/** `12,000`. */
export const inDigits = (count: number): string => formatted.format(count);

/** `1 row`, `12,000 rows`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${inDigits(count)} ${count === 1 ? one : many}`;

/** A request's headers, as an `ALBEvent` has them. */
export type RequestHeaders = Readonly<Record<string, readonly string[] | undefined>> | undefined;

/** Every value of a header. Names count in any case. */
export const headerValues = (headers: RequestHeaders, name: string): string[] =>
  Object.entries(headers ?? {}).flatMap(([key, values = []]) => (key.toLowerCase() === name ? values : []));

const stated = /^\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*$/i;

/**
 * The best `q` among the values that are `named`, 0 if none is. Values are told in small letters.
 * https://www.rfc-editor.org/rfc/rfc9110#name-quality-values
 */
export function qualityOf(values: readonly string[], named: (value: string) => boolean): number {
  const qualities = values
    .join(',')
    .split(',')
    .map(entry => entry.split(';'))
    .filter(([value = '']) => named(value.trim().toLowerCase()))
    .map(([, ...parameters]) => Number(parameters.map(each => stated.exec(each)?.[1]).find(Boolean) ?? 1));
  return Math.max(0, ...qualities);
}

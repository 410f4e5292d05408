/** A request's headers as in an `ALBEvent`. */
export type RequestHeaders = Readonly<Record<string, readonly string[] | undefined>> | undefined;

/** Every value of a header. Names are case-insensitive. */
export const headerValues = (headers: RequestHeaders, name: string): string[] =>
  Object.entries(headers ?? {}).flatMap(([key, values = []]) => (key.toLowerCase() === name ? values : []));

const qParameter = /^\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*$/i;

/**
 * The highest `q` among the values that match, 0 if none does. Values are passed in lower case.
 * https://www.rfc-editor.org/rfc/rfc9110#name-quality-values
 */
export function qualityOf(values: readonly string[], matches: (value: string) => boolean): number {
  const qualities = values
    .join(',')
    .split(',')
    .map(entry => entry.split(';'))
    .filter(([value = '']) => matches(value.trim().toLowerCase()))
    .map(([, ...parameters]) => Number(parameters.map(each => qParameter.exec(each)?.[1]).find(Boolean) ?? 1));
  return Math.max(0, ...qualities);
}

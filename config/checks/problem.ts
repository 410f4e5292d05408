import type { CompleteStage } from '../settings/stage.ts';

/** One thing wrong with the settings. */
export interface Problem {
  /** Where it is, such as `apps.sales.host`. */
  path: string;
  given: string;
  allowed: string;
  fix: string;
}

/** What can be wrong in one area. The settings have their defaults, so that two of them can be compared. */
export type Check = (settings: CompleteStage, stage: string) => Iterable<Problem>;

const longest = 80;

/** JSON has none, and says so by throwing. */
const withoutBigInts = (_key: string, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value);

/** As JSON where it is that, or its beginning: nobody reads a picture in base64. */
function shown(given: unknown): string {
  const isJson = ['string', 'boolean', 'object'].includes(typeof given);
  const plain = typeof given === 'function' ? 'a function' : String(given);
  const text = isJson ? JSON.stringify(given, withoutBigInts) : plain;
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}

/** `fix` is left out where it would only repeat what is allowed. */
export const problem = (path: string, given: unknown, allowed: string, fix = ''): Problem => ({
  path,
  given: shown(given),
  allowed,
  fix,
});

/** The problems as they are printed, one line each, under what they are problems of. */
export const listed = (title: string, problems: readonly Problem[]) =>
  [
    `${title}:`,
    ...problems.map(({ path, given, allowed, fix }) => `  ${path} is ${given}. Allowed: ${allowed}. ${fix}`.trimEnd()),
  ].join('\n');

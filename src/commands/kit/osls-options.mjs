import { parseArgs } from 'node:util';

/** osls' own options, which work with every command. */
export const oslsOptions = /** @type {const} */ ({
  help: { type: 'boolean', short: 'h' },
  verbose: { type: 'boolean' },
  debug: { type: 'string' },
  config: { type: 'string', short: 'c' },
  stage: { type: 'string', short: 's' },
  region: { type: 'string', short: 'r' },
  param: { type: 'string', multiple: true },
  'aws-profile': { type: 'string' },
});

/**
 * The arguments that are osls' own. osls gets no others, because it accepts no positional arguments and exits with 1
 * where this project exits with 2.
 * @param {string[]} words
 * @param {import('node:util').ParseArgsOptionsConfig} options the command's
 * @returns {string[]}
 */
export function argsForOsls(words, options) {
  const { tokens } = parseArgs({
    args: words,
    options: { ...options, ...oslsOptions },
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  return tokens.flatMap(token => {
    if (token.kind !== 'option' || !Object.hasOwn(oslsOptions, token.name)) return [];
    return token.value === undefined ? [token.rawName] : [token.rawName, token.value];
  });
}

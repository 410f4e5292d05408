import { parseArgs } from 'node:util';

/** What osls itself understands after any command. */
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
 * The part of what was typed after a command that is osls' own. The rest is kept from it: osls has no positional
 * arguments, and ends with 1 where we owe 2.
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

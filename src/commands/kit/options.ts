import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { BadUsage } from './bad-usage.ts';
import { oslsOptions } from './osls-options.mjs';

/** Parses the arguments of a command by its declared options. An unknown option is bad usage. */
export function parseOptions<const Options extends ParseArgsOptionsConfig>(words: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...words], options: { ...options, ...oslsOptions }, allowPositionals: true });
  } catch (cause) {
    const [problem = ''] = String(cause instanceof Error ? cause.message : cause).split(/[.\n]/);
    throw new BadUsage(
      {
        code: 'bad-option',
        problem,
        given: words.join(' '),
        allowed: Object.keys({ ...options, ...oslsOptions })
          .map(name => `--${name}`)
          .join(', '),
        fix: '--help explains each option.',
      },
      { cause },
    );
  }
}

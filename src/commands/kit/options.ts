import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { BadUsage } from './bad-usage.ts';
import { oslsOptions } from './osls-options.mjs';

/** What was typed after a command, read by the options it declares. Anything else that looks like one is bad usage. */
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
        fix: 'Correct it; --help says what each is for.',
      },
      { cause },
    );
  }
}

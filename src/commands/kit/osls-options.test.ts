import { expect, test } from '@jest/globals';
import { accessCommands } from '../access/usage.mjs';
import { BadUsage } from './bad-usage.ts';
import { parseOptions } from './options.ts';
import { argsForOsls } from './osls-options.mjs';

const { options } = accessCommands.commands.explain;

test('osls sees its own options only', () => {
  const words = ['ana@acme.com', '--app', 'sales', '-s', 'prod', '--json', '--param=a=b', '--frob', 'x', '--help'];
  expect(argsForOsls(words, options)).toEqual(['-s', 'prod', '--param', 'a=b', '--help']);
});

test('a command sees everything that was typed', () => {
  const { values, positionals } = parseOptions(['--json', 'ana@acme.com', '--app=sales', '--stage', 'prod'], options);
  expect(values).toMatchObject({ json: true, app: 'sales' });
  expect(positionals).toEqual(['ana@acme.com']);
});

test.each([
  ["Unknown option '--frob'", ['--frob']],
  ["Option '--app <value>' argument missing", ['--app']],
  ["Option '--app' argument is ambiguous", ['--app', '--json']],
  ["Option '--json' does not take an argument", ['--json=yes']],
])('bad usage: %s', (problem, words) => {
  expect(() => parseOptions(words, options)).toThrow(BadUsage);
  expect(() => parseOptions(words, options)).toThrow(`${problem}: ${words.join(' ')}. Allowed: --email, --app, `);
});

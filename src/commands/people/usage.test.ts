import type { ParseArgsOptionsConfig } from 'node:util';
import { expect, test } from '@jest/globals';
import { invite } from '../invite/usage.mjs';
import { parseOptions } from '../kit/options.ts';
import { people } from './usage.mjs';

interface Usage {
  usage: string;
  options: ParseArgsOptionsConfig & Record<string, { usage: string }>;
}

const commands: [string, Usage][] = [
  ['invite', invite],
  ['people', people],
  ...Object.entries(people.commands).map(([verb, usage]): [string, Usage] => [`people ${verb}`, usage]),
];

test.each(commands)(
  'sls %s: every option has its words, and every example can be typed',
  (name, { usage, options }) => {
    const [what = '', ...examples] = usage.split('\n');
    expect(what.length).toBeLessThanOrEqual(120);
    expect(examples.length).toBeGreaterThanOrEqual(2);
    for (const example of examples) {
      const words = example
        .trim()
        .replaceAll(/"([^"]*)"/g, 'quoted')
        .split(' ');
      const own = 2 + name.split(' ').length;
      expect(words.slice(0, own).join(' ')).toBe(`npx sls ${name}`);
      expect(() => parseOptions(words.slice(own), options)).not.toThrow();
    }
    for (const option of Object.values(options)) expect(option.usage.length).toBeGreaterThan(5);
    expect(options).toHaveProperty('json');
  },
);

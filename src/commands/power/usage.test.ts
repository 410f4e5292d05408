import { expect, test } from '@jest/globals';
import { parseOptions } from '../kit/options.ts';
import { powerCommands } from './usage.mjs';

test.each(Object.entries(powerCommands.commands))(
  'sls power %s: every option has its words, and every example can be typed',
  (verb, command) => {
    const [what = '', ...examples] = command.usage.split('\n');
    expect(what.length).toBeLessThanOrEqual(120);
    expect(examples.length).toBeGreaterThanOrEqual(2);
    for (const example of examples) {
      const [npx, sls, name, own, ...words] = example
        .trim()
        .replaceAll(/"([^"]*)"/g, 'quoted')
        .split(' ');
      expect([npx, sls, name, own]).toEqual(['npx', 'sls', 'power', verb]);
      expect(() => parseOptions(words, command.options)).not.toThrow();
    }
    for (const { usage } of Object.values(command.options)) expect(usage.length).toBeGreaterThan(5);
    expect(command.options).toHaveProperty('json');
  },
);

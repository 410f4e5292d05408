import { afterEach, beforeEach, jest } from '@jest/globals';

/** What the function logs in each test, as data, instead of on the terminal. */
export function logged(): () => Record<string, unknown>[] {
  let lines: string[] = [];
  beforeEach(() => {
    lines = [];
    jest.spyOn(process.stdout, 'write').mockImplementation(line => lines.push(`${line}`) > 0);
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });
  return () => lines.map(line => JSON.parse(line));
}

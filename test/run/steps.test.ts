import { execFileSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { root } from './root.ts';
import { chooseSteps, steps } from './steps.ts';

const names = (words: string[]) => chooseSteps(words).map(({ name }) => name);

const oldest = 'gate, oldest Streamlit';

test('every test file of the repository is in exactly one step, and those of the gate in one more', () => {
  const listed = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '*.test.ts', '**/test_*.py'],
    { cwd: root, encoding: 'utf8' },
  );
  const files = steps.flatMap(({ name, files }) => (name === oldest ? [] : files));
  expect(files.toSorted()).toEqual(listed.trim().split('\n').toSorted());
  const again = steps.find(({ name }) => name === oldest)?.files;
  expect(again).toEqual(files.filter(file => file.startsWith('gate/')));
});

test('a word chooses the step of that name, whole', () => {
  expect(chooseSteps(['lint'])).toEqual(steps.filter(({ name }) => name === 'lint'));
  expect(chooseSteps(['browser'])).toContainEqual(steps.find(({ name }) => name === 'browser'));
});

test('any other word chooses the files with it in their path, whatever runs them', () => {
  expect(names(['proofs'])).toEqual(['gate', 'gate, oldest Streamlit']);
  const [gate] = chooseSteps(['proofs']);
  expect(gate?.files).toEqual(['gate/test_proofs.py']);
  expect(names(['nothing has this'])).toEqual([]);
});

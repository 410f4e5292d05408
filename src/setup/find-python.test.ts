import { expect, test } from '@jest/globals';
import { findPython } from './find-python.mjs';

type Answer = Awaited<ReturnType<Parameters<typeof findPython>[1]>>;
const prints = (output: string): Answer => ({ code: 0, signal: null, output: `${output}\n` });
const fails: Answer = { code: 1, signal: null, output: "No module named 'venv'\n" };

/** A machine with these versions of each program, with or without venv. */
const machine =
  (programs: Record<string, [version: Answer, venv?: Answer]>) =>
  async (name: string, ...args: string[]) => {
    const [version, venv = prints('')] = programs[name] ?? [{ ...fails, code: 127 }];
    return args[1]?.includes('venv') ? venv : version;
  };

test('takes the first that is new enough', async () => {
  const ask = machine({ python3: [prints('3.9')], 'python3.12': [prints('3.12')], 'python3.11': [prints('3.11')] });
  expect(await findPython(undefined, ask)).toBe('python3.12');
});

test('uses only the value of PYTHON if it is set', async () => {
  const ask = machine({ python3: [prints('3.12')], mine: [prints('3.13')] });
  expect(await findPython('mine', ask)).toBe('mine');
  await expect(findPython('theirs', ask)).rejects.toThrow('Python 3.11 or later is missing (none of theirs runs)');
});

test('lists what it found when all are too old', async () => {
  const ask = machine({ python3: [prints('3.9')], 'python3.11': [prints('2.7')] });
  await expect(findPython(undefined, ask)).rejects.toThrow('(python3 is 3.9, python3.11 is 2.7). On Debian or Ubuntu:');
});

test('says that venv is missing', async () => {
  await expect(findPython(undefined, machine({ python3: [prints('3.12'), fails] }))).rejects.toThrow(
    'Python 3.12 has no venv module. On Debian or Ubuntu: apt install python3-venv',
  );
});

const interrupted: Answer = { code: 130, signal: 'SIGINT', output: '' };
test.each([
  ['its version', machine({ python3: [interrupted], 'python3.12': [prints('3.12')] })],
  ['venv', machine({ python3: [prints('3.12'), interrupted] })],
])('a signal is no answer to the question for %s', async (_, ask) => {
  await expect(findPython(undefined, ask)).rejects.toThrow('python3 was ended by SIGINT while it ran: import');
});

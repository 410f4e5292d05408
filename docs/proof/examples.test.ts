import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import ts from 'typescript';
import { check } from '../../config/check.ts';
import type { StageSettings } from '../../config/settings/stage.ts';
import { blocks, documents, read, root } from './markdown.ts';

const examples = documents.flatMap(document =>
  blocks(read(document), 'ts').map((code, index) => ({ name: `${document}, example ${index + 1}`, code })),
);

const rest = `{
  place: { account: '123456789012', region: 'eu-west-1' },
  domain: { hostedZone: { id: 'Z1', name: 'example.com' }, login: { prefix: 'acme' } },
  login: {},
  groups: ['finance', 'board'],
  apps: { a: { host: 'a.example.com', entry: 'a.py', size: { cpu: 256, memoryMiB: 512 }, contact: 'us' } },
}`;

/** An example is a stage, or the part of one that is spoken of. */
const whole = (code: string) => (code.startsWith('stage(') ? code : `stage({ ...rest,\n${code}\n})`);

const asFile = (code: string) =>
  `import { stage } from './settings/stage.ts';\nconst rest = ${rest} as const;\nexport default ${whole(code)};`;

/** The settings themselves. An example has no types in it, so it is JavaScript too. */
const evaluated = (code: string): StageSettings =>
  new Function('stage', `const rest = ${rest};\nreturn ${whole(code)};`)((settings: StageSettings) => settings);

/** What the compiler has against each, by the project's own rules. Compiled as files in config/, which are not written. */
function complaints(sources: string[]): string[] {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const read = ts.parseJsonConfigFileContent({ ...config, include: [], files: ['none.ts'] }, ts.sys, root);
  const options = { ...read.options, noUnusedLocals: false };
  const files = new Map(sources.map((code, index) => [join(root, 'config', `documented-${index}.ts`), asFile(code)]));
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = file => files.has(file) || fileExists(file);
  host.readFile = file => files.get(file) ?? readFile(file);
  host.getSourceFile = (file, ...more) => {
    const code = files.get(file);
    return code === undefined ? getSourceFile(file, ...more) : ts.createSourceFile(file, code, ts.ScriptTarget.ES2024);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files.keys()].map(file => {
    const found = ts.getPreEmitDiagnostics(program, program.getSourceFile(file));
    return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')).join('\n');
  });
}

const wrong = [`groups: ['finance'], apps: { a: { host: 'a.example.com' } },`, `login: { mfa: 'on' },`, 'stage({})'];
const found = complaints([...examples.map(({ code }) => code), ...wrong]);

test.each(examples.map(({ name }, index) => [name, index] as const))('%s compiles', (_name, index) => {
  expect(found[index]).toBe('');
});

test.each(examples.map(({ name, code }) => [name, code] as const))('%s could be deployed', (_name, code) => {
  expect(check('prod', evaluated(code))).toEqual([]);
});

test.each(wrong.map((code, index) => [code, index] as const))('%s would not', (_code, index) => {
  expect(found[examples.length + index]).not.toBe('');
});

test('both READMEs have one', () => {
  const having = examples.map(({ name }) => name.split(',')[0]);
  expect(having).toEqual(expect.arrayContaining(['README.md', 'README.ja.md', 'docs/settings.md']));
});

import { expect, test } from '@jest/globals';
import { problemWith } from './known-commands.ts';
import { blocks, documents, inlineCode, read } from './markdown.ts';

/** The commands of a block, without their comments; one that goes on behind a backslash is one. */
const commandsIn = (block: string) =>
  block
    .replaceAll(/\\\n\s*/g, ' ')
    .split('\n')
    .map(line => line.replace(/\s+# .*$/, '').trim())
    .filter(line => line !== '' && !line.startsWith('#'));

/** In a sentence a command stands between backticks; an address such as `npm start:` is none. */
const typed = /^(?:npm (?:start|test|run \S+)|npx sls \w|aws [a-z-]+ [a-z-]+)/;

const named = documents.flatMap(document => {
  const text = read(document);
  const found = [...blocks(text, 'sh').flatMap(commandsIn), ...inlineCode(text).filter(code => typed.test(code))];
  return [...new Set(found)].map(command => [document, command] as const);
});

test.each(named)('%s: %s', (_document, command) => {
  expect(problemWith(command)).toBeUndefined();
});

test.each([
  ['npm run dosc', 'package.json has no script "dosc"'],
  ['npx sls acess who --app sales', 'sls has no command "acess who"'],
  ['npx sls deploy --stgae prod', 'sls deploy takes no --stgae'],
  ['npx sls access who --groups a', 'sls access who takes no --groups'],
  ['aws cognito-idp admin-invite-user', 'cognito-idp has no "admin-invite-user"'],
  ['docker build .', '"docker" is no program that a document may name'],
])('%s would be found', (command, problem) => {
  expect(problemWith(command)).toBe(problem);
});

test('there are commands to check', () => {
  expect(named.length).toBeGreaterThan(20);
});

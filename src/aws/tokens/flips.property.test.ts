import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { access, data } from './fakes/mint.ts';
import { gate, headersWith } from './fakes/visit.ts';

const tokens = { data: data(), access: access() };
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=.+/, \n';
const which = fc.constantFrom('data' as const, 'access' as const);

test('a token with any one character changed is refused', async () => {
  const { servers, judge } = gate();
  await fc.assert(
    fc.asyncProperty(which, fc.nat(), fc.constantFrom(...letters), async (name, at, letter) => {
      const genuine = tokens[name];
      const index = at % genuine.length;
      fc.pre(genuine[index] !== letter);
      servers.now += 10_000; // no limit on fetches decides
      const flipped = genuine.slice(0, index) + letter + genuine.slice(index + 1);
      const verdict = await judge(headersWith({ data: [tokens.data], access: [tokens.access], [name]: [flipped] }));
      expect(verdict).toMatchObject({ kind: 'refused', status: 401 });
    }),
    { numRuns: 1_000 },
  );
  expect(await judge(headersWith({ data: [tokens.data], access: [tokens.access] }))).toMatchObject({
    kind: 'admitted',
  });
});

test('whatever is in the headers, the answer is a refusal and never an error', async () => {
  const { judge } = gate();
  const part = fc.oneof(fc.json(), fc.string()).map(text => Buffer.from(text).toString('base64url'));
  const value = fc.oneof(
    fc.string(),
    fc.array(part, { minLength: 2, maxLength: 4 }).map(parts => parts.join('.')),
  );
  await fc.assert(
    fc.asyncProperty(which, fc.array(value, { maxLength: 2 }), async (name, values) => {
      expect(await judge(headersWith({ [name]: values }))).toMatchObject({ kind: 'refused', status: 401 });
    }),
    { numRuns: 500 },
  );
});

test('nor is nesting beyond any stack', async () => {
  const deep = `${'['.repeat(6_000)}${']'.repeat(6_000)}`;
  for (const headers of [
    headersWith({ data: [data({ headerText: deep })] }),
    headersWith({ access: [access({ claimsText: deep })] }),
  ])
    expect(await gate().judge(headers)).toMatchObject({
      kind: 'refused',
      code: expect.stringMatching(/malformed-token|oversize-proof/),
    });
});

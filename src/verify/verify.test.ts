import { expect, test } from '@jest/globals';
import { lies } from './fakes/lies.ts';
import { trueRun } from './fakes/true-run.ts';
import type { Observations } from './observations.ts';
import { cases, outcomes, verify } from './verify.ts';

/** Only an email shows one, only a change that nobody has made yet the other. */
const neverShown = ['invitation-name', 'spot-change'];

const outcomeOf = (name: string, observed: Observations) => verify(observed).find(finding => finding.case === name);

test.each(cases.map(({ name }) => name))('%s: the true run', name => {
  expect(outcomeOf(name, trueRun())?.outcome).toBe(neverShown.includes(name) ? 'not-tried' : 'holds');
});

test('every case that a run can show has a lie', () => {
  const names = cases.map(({ name }) => name).filter(name => name !== 'invitation-name');
  expect(Object.keys(lies).toSorted()).toEqual(names.toSorted());
});

const seeded = Object.entries(lies).flatMap(([name, ofCase]) =>
  Object.entries(ofCase).map(([lie, tell]) => ({ name, lie, tell })),
);

test.each(seeded)('$name: $lie', ({ name, tell }) => {
  const observed = trueRun();
  tell(observed);
  const found = outcomeOf(name, observed);
  expect(found).toMatchObject({ outcome: 'differs', evidence: expect.any(String), action: expect.any(String) });
  expect(found?.action).not.toMatch(/<(?:stage|stack|region)>/);
});

/** What a run without rights, without a person and before anything happened has: no case may hold for want of evidence. */
function blindRun(): Observations {
  const nothing = { unseen: 'User is not authorized', right: 'service:Read' };
  const members = Object.keys(trueRun()).map(member => [member, nothing]);
  const visit = { none: 'No one signed in: pass --with-person.' };
  return { ...Object.fromEntries(members), stage: trueRun().stage, visit } as Observations;
}

test.each(cases.map(({ name }) => name))('%s: where nothing can be read it is not tried', name => {
  expect(outcomeOf(name, blindRun())).toMatchObject({ outcome: 'not-tried', action: expect.any(String) });
});

test('what may not be read names the permission', () => {
  expect(outcomeOf('account-limits', blindRun())?.evidence).toBe(
    'This could not be read: User is not authorized. The caller needs the permission service:Read.',
  );
});

test('a manual step has the stage’s own names', () => {
  const byHand = verify(blindRun()).map(({ action }) => action);
  expect(byHand.join('\n')).toContain('--stage prod');
  expect(byHand.join('\n')).not.toMatch(/<(?:stage|stack|region)>/);
});

test('outcomes are counted', () => {
  expect(outcomes(verify(trueRun()))).toEqual({ holds: cases.length - 2, differs: 0, 'not-tried': 2 });
  expect(outcomes(verify(blindRun()))).toEqual({ holds: 0, differs: 0, 'not-tried': cases.length });
});

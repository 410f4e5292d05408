import { expect, test } from '@jest/globals';
import { completeStage } from '../../config/settings/stage.ts';
import { settingsOf } from '../../config/stages.ts';
import { demoPeople } from './demo-people.ts';

const local = settingsOf('local');
const people = (more: Partial<typeof local>) => demoPeople(completeStage({ ...local, ...more }));

test('one has a temporary password, one is an admin in every group, one is in none', () => {
  const [ana, ben, cara] = people({ groups: ['finance', 'audit'] });
  expect(ana).toMatchObject({ temporary: true, groups: ['finance', 'audit'] });
  expect(ben).toMatchObject({ temporary: false, groups: ['admins', 'finance', 'audit'] });
  expect(cara).toMatchObject({ temporary: false, groups: [] });
});

test('they suit whatever the stage asks of people', () => {
  const invited = people({ login: { signIn: 'username-or-email', password: { minimumLength: 40 } } });
  expect(invited.map(({ username }) => username)).toEqual(['ana', 'ben', 'cara']);
  for (const { password } of invited) {
    expect(password).toMatch(/^(?=.*[a-z])(?=.*[A-Z])(?=.*[0-9])(?=.*-).{40,}$/);
  }
});

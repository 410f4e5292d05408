import { expect, test } from '@jest/globals';
import { completeStage } from '../../../config/settings/stage.ts';
import { settingsOf } from '../../../config/stages.ts';
import { demoPeople } from './demo-people.ts';

const local = settingsOf('local');
const people = (more: Partial<typeof local>) => demoPeople(completeStage({ ...local, ...more }));

test('one has a temporary password, one is an admin in every group, one has no group', () => {
  const [ana, ben, cara] = people({ groups: ['finance', 'audit'] });
  expect(ana).toEqual({ email: 'ana@example.com', name: 'Ana Ñuñez', groups: ['finance', 'audit'] });
  expect(ben).toMatchObject({ password: 'Streamgate-2026', groups: ['admins', 'finance', 'audit'] });
  expect(cara).toMatchObject({ password: 'Streamgate-2026', groups: [] });
});

test('passwords match the password policy of the stage', () => {
  const chosen = people({ login: { password: { minimumLength: 40 } } }).flatMap(({ password }) => password ?? []);
  expect(chosen).toHaveLength(2);
  for (const password of chosen) expect(password).toMatch(/^(?=.*[a-z])(?=.*[A-Z])(?=.*[0-9])(?=.*-).{40,}$/);
});

import type { CompleteStage } from '../../config/settings/stage.ts';
import type { NewPerson } from '../aws/people.ts';

/** Whom the preview invites. Their passwords are no secret: the accounts live in this machine's memory only. */
export function demoPeople({ login, groups }: CompleteStage): NewPerson[] {
  const person = (email: string, name: string, word: string, own: readonly string[]): NewPerson => ({
    email,
    ...(login.signIn === 'email' ? {} : { username: email.replace(/@.*/, '') }),
    name,
    password: `${word}-2026`.padEnd(login.password.minimumLength, '6'),
    temporary: word === 'Welcome',
    groups: own,
  });
  return [
    person('ana@example.com', 'Ana Ñuñez', 'Welcome', groups),
    person('ben@example.com', 'Ben Okafor', 'Streamgate', ['admins', ...groups]),
    // Whom an app for a group refuses.
    person('cara@example.com', 'Cara Ito', 'Streamgate', []),
  ];
}

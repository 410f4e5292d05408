import type { NewPerson } from '../aws/people.ts';

/** Whom the preview invites. Their passwords are no secret: the accounts live in this machine's memory only. */
export const demoPeople: readonly NewPerson[] = [
  { email: 'ana@example.com', name: 'Ana Ñuñez', password: 'Welcome-2026', temporary: true, groups: ['finance'] },
  {
    email: 'ben@example.com',
    name: 'Ben Okafor',
    password: 'Streamgate-2026',
    temporary: false,
    groups: ['admins', 'finance'],
  },
  // Whom the second app refuses.
  { email: 'cara@example.com', name: 'Cara Ito', password: 'Streamgate-2026', temporary: false, groups: [] },
];

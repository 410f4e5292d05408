import type { NewPerson } from '../aws/people.ts';

/** Whom the preview invites. Their passwords are no secret: the accounts live in this machine's memory only. */
export const demoPeople: readonly NewPerson[] = [
  { email: 'ana@example.com', name: 'Ana Ñuñez', password: 'Welcome-2026', temporary: true, groups: [] },
  { email: 'ben@example.com', name: 'Ben Okafor', password: 'Streamgate-2026', temporary: false, groups: ['admins'] },
];

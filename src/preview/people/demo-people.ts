import type { CompleteStage } from '../../../config/settings/stage.ts';

/** Somebody whom the preview invites. */
export interface DemoPerson {
  email: string;
  name: string;
  groups: readonly string[];
  /** What they chose already, in the story; whoever has none signs in with the temporary password of their mail. */
  password?: string;
}

/** Whom the preview invites. Their passwords are no secret: the accounts live in this machine's memory only. */
export function demoPeople({ login, groups }: CompleteStage): DemoPerson[] {
  const password = 'Streamgate-2026'.padEnd(login.password.minimumLength, '6');
  return [
    { email: 'ana@example.com', name: 'Ana Ñuñez', groups },
    { email: 'ben@example.com', name: 'Ben Okafor', groups: ['admins', ...groups], password },
    // Whom an app for a group refuses.
    { email: 'cara@example.com', name: 'Cara Ito', groups: [], password },
  ];
}

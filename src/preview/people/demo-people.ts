import type { CompleteStage } from '../../../config/settings/stage.ts';

/** A person whom the preview invites. */
export interface DemoPerson {
  email: string;
  name: string;
  groups: readonly string[];
  /** Their permanent password. Without one, the person signs in with the temporary password of the email. */
  password?: string;
}

/** The people whom the preview invites. Their passwords are not secret: the accounts exist in local memory only. */
export function demoPeople({ login, groups }: CompleteStage): DemoPerson[] {
  const password = 'Streamgate-2026'.padEnd(login.password.minimumLength, '6');
  return [
    { email: 'ana@example.com', name: 'Ana Ñuñez', groups },
    { email: 'ben@example.com', name: 'Ben Okafor', groups: ['admins', ...groups], password },
    // Has no access to apps that allow only a group.
    { email: 'cara@example.com', name: 'Cara Ito', groups: [], password },
  ];
}

import type { InvitationSettings } from '../src/invitations/ports.ts';
import type { CompleteStage } from './settings/stage.ts';

/** Of a stage's settings what inviting needs. */
export const invitationSettings = ({ login }: CompleteStage): InvitationSettings => ({
  ...login.invitations,
  temporaryDays: login.password.temporaryDays,
  named: login.signIn === 'username-or-email',
});

import type { InvitationOptions } from '../src/invitations/ports.ts';
import { type OriginPattern, originOf } from './origins.ts';
import type { CompleteStage } from './settings/stage.ts';

/** Of a stage's settings what inviting needs. */
export const invitationSettings = ({ login }: CompleteStage): InvitationOptions => ({
  ...login.invitations,
  temporaryDays: login.password.temporaryDays,
  named: login.signIn === 'username-or-email',
});

/** The invitation's body as Cognito gets it: the apps' addresses and the password's days are in it already. */
export function invitationBody({ login, apps }: CompleteStage, pattern: OriginPattern): string {
  const urls = Object.values(apps).map(({ host }) => originOf(pattern, host));
  const links = urls.map(url => `<a href="${url}">${url}</a>`).join(', ');
  const { texts, password } = login;
  return texts.invitation.body.replaceAll('{apps}', links).replaceAll('{days}', String(password.temporaryDays));
}

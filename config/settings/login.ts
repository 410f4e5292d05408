import { completeInvitations, type InvitationSettings, invitationDefaults } from './login/invitations.ts';
import type { Mfa } from './login/mfa.ts';
import type { SignInPage } from './login/page.ts';
import { type PasswordSettings, passwordDefaults } from './login/password.ts';
import type { SesSender } from './login/sender.ts';
import { type TextSettings, textDefaults } from './login/texts.ts';

/** A standard attribute that a person may have to fill in. The e-mail address is always required. */
export type RequiredAttribute =
  | ('name' | 'given_name' | 'family_name' | 'middle_name' | 'nickname' | 'preferred_username' | 'phone_number')
  | ('address' | 'birthdate' | 'gender' | 'locale' | 'picture' | 'profile' | 'website' | 'zoneinfo');

/** How people sign in and for how long. Nobody can sign up, and a forgotten password is recovered by e-mail only. */
export interface LoginSettings {
  /**
   * What people type: their e-mail address, or a user name or that address. Cannot be changed while the stage is deployed.
   * Capital and small letters are the same in both.
   * @default "email"
   */
  signIn?: 'email' | 'username-or-email';
  /**
   * What the login page asks for at the first sign-in, besides the address; people can change it later. Cannot be
   * changed while the stage is deployed.
   * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
   * @default []
   */
  requiredAttributes?: readonly RequiredAttribute[];
  /**
   * The second factor.
   * @default "off"
   */
  mfa?: 'off' | Mfa;
  /** What a password must have, where the defaults do not suit. */
  password?: PasswordSettings;
  /**
   * Hours after which a session ends and people sign in again, however busy they are: 1 to 168.
   * @default 10
   */
  sessionHours?: number;
  /**
   * Minutes an access token lasts, less than the session. It bounds how long somebody who was disabled stays in.
   * Cognito takes 5 to 1440: https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html
   * @default 60
   */
  accessTokenMinutes?: number;
  /** What people are sent. */
  texts?: TextSettings;
  /**
   * Who sends the mails: Cognito itself, 50 a day in the whole account, or SES.
   * @default "cognito"
   */
  sender?: 'cognito' | SesSender;
  /** How many people are invited at once. */
  invitations?: InvitationSettings;
  /** Your logo and color on the sign-in page. */
  page?: SignInPage;
}

/** What a stage gets where it says nothing. */
export const loginDefaults = {
  signIn: 'email',
  requiredAttributes: [],
  mfa: 'off',
  password: passwordDefaults,
  sessionHours: 10,
  accessTokenMinutes: 60,
  texts: textDefaults,
  sender: 'cognito',
  invitations: invitationDefaults,
  page: {},
} as const satisfies Required<LoginSettings>;

/** The settings with nothing left open. */
export interface CompleteLogin extends Required<LoginSettings> {
  password: Required<PasswordSettings>;
  texts: Required<TextSettings>;
  invitations: Required<InvitationSettings>;
}

export const completeLogin = (login: LoginSettings): CompleteLogin => ({
  ...loginDefaults,
  ...login,
  password: { ...passwordDefaults, ...login.password },
  texts: { ...textDefaults, ...login.texts },
  invitations: completeInvitations(login.invitations, login.sender ?? loginDefaults.sender),
});

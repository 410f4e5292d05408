import { completeInvitations, type InvitationSettings, invitationDefaults } from './login/invitations.ts';
import type { Mfa } from './login/mfa.ts';
import type { SignInPage } from './login/page.ts';
import { type PasswordSettings, passwordDefaults } from './login/password.ts';
import type { SesSender } from './login/sender.ts';
import { type TextSettings, textDefaults } from './login/texts.ts';

/** A standard attribute. The email address is always required. */
export type RequiredAttribute =
  | ('name' | 'given_name' | 'family_name' | 'middle_name' | 'nickname' | 'preferred_username' | 'phone_number')
  | ('address' | 'birthdate' | 'gender' | 'locale' | 'picture' | 'profile' | 'website' | 'zoneinfo');

/** How people sign in, and for how long. There is no self-registration, and a forgotten password can only be reset by email. */
export interface LoginSettings {
  /**
   * What people sign in with: their email address, or either a user name or that address. Upper and lower case do not matter. Cannot be
   * changed while the stage is deployed.
   * @default "email"
   */
  signIn?: 'email' | 'username-or-email';
  /**
   * The attributes that the sign-in page asks for at the first sign-in, in addition to the email address. People can change them later. The
   * list cannot be changed while the stage is deployed.
   * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
   * @default []
   */
  requiredAttributes?: readonly RequiredAttribute[];
  /**
   * The second factor.
   * @default "off"
   */
  mfa?: 'off' | Mfa;
  /** Password rules, where the defaults do not suit. */
  password?: PasswordSettings;
  /**
   * Hours until a session ends and people must sign in again, even if they are active: 1 to 168.
   * @default 10
   */
  sessionHours?: number;
  /**
   * Minutes until an access token expires: 5 to 1440, and less than the session. A person whose account is disabled loses access within
   * this time. https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html
   * @default 60
   */
  accessTokenMinutes?: number;
  /** The texts of emails and text messages. */
  texts?: TextSettings;
  /**
   * Who sends the emails: Cognito, which is limited to 50 a day for the whole account, or SES.
   * @default "cognito"
   */
  sender?: 'cognito' | SesSender;
  /** How fast people are invited. */
  invitations?: InvitationSettings;
  /** Your logo and color on the sign-in page. */
  page?: SignInPage;
}

/** The default settings of the login. */
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

/** The settings with all defaults filled in. */
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

import type { InvitationSettings } from '../settings/login/invitations.ts';
import type { Mfa } from '../settings/login/mfa.ts';
import type { SignInPage } from '../settings/login/page.ts';
import type { PasswordSettings } from '../settings/login/password.ts';
import type { SesSender } from '../settings/login/sender.ts';
import type { MailText, TextSettings } from '../settings/login/texts.ts';
import type { LoginSettings } from '../settings/login.ts';
import { either, object, optional } from './object.ts';
import { flag, list, number, oneOrMore, pattern, text, word } from './shape.ts';

const mail = object<MailText>({ subject: text, body: text });

const password = object<PasswordSettings>({
  minimumLength: optional(number),
  lowercase: optional(flag),
  uppercase: optional(flag),
  numbers: optional(flag),
  symbols: optional(flag),
  temporaryDays: optional(number),
});

const sender = object<SesSender>({
  identity: pattern('arn:aws:ses:*:*:identity/*', 'the ARN of an SES identity'),
  from: text,
  replyTo: optional(text),
});

const page = object<SignInPage>({
  logo: optional(either(pattern('*.svg', 'an SVG file such as branding/logo.svg'), pattern('*.png', 'a PNG file'))),
  color: optional(text),
});

/** How people sign in. */
export const login = object<LoginSettings>({
  signIn: optional(word('email', 'username-or-email')),
  requiredAttributes: optional(
    list(
      word(
        ...(['name', 'given_name', 'family_name', 'middle_name', 'nickname', 'preferred_username'] as const),
        ...(['phone_number', 'address', 'birthdate', 'gender', 'locale', 'picture', 'profile'] as const),
        ...(['website', 'zoneinfo'] as const),
      ),
    ),
  ),
  mfa: optional(
    either(word('off'), object<Mfa>({ mode: word('optional', 'required'), methods: oneOrMore(word('totp', 'sms')) })),
  ),
  password: optional(password),
  sessionHours: optional(number),
  accessTokenMinutes: optional(number),
  texts: optional(
    object<TextSettings>({ invitation: optional(mail), verification: optional(mail), sms: optional(text) }),
  ),
  sender: optional(either(word('cognito'), sender)),
  invitations: optional(
    object<InvitationSettings>({
      writesPerSecond: optional(number),
      mailsPerDay: optional(number),
      mailReserve: optional(number),
    }),
  ),
  page: optional(page),
});

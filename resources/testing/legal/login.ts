import fc from 'fast-check';
import type { LoginSettings } from '../../../config/settings/login.ts';
import type { PlaceSettings } from '../../../config/settings/place.ts';
import { optional } from './names.ts';

const words = fc.stringMatching(/^[A-Za-zあ-ん ]{1,40}$/);

const password = optional(
  {},
  {
    minimumLength: fc.integer({ min: 8, max: 99 }),
    lowercase: fc.boolean(),
    uppercase: fc.boolean(),
    numbers: fc.boolean(),
    symbols: fc.boolean(),
    temporaryDays: fc.integer({ min: 1, max: 365 }),
  },
);

const texts = optional(
  {},
  {
    invitation: words.map(text => ({ subject: `To ${text}`, body: `${text} {username} {####} {apps} {days}` })),
    verification: words.map(text => ({ subject: `For ${text}`, body: `${text} {####}` })),
    sms: words.map(text => `${text} {####}`),
  },
);

const mfa = fc.oneof(
  fc.constant('off'),
  fc.record({
    mode: fc.constantFrom('optional', 'required'),
    methods: fc.constantFrom(['totp'], ['sms', 'totp'], ['totp', 'sms']),
  }),
);

/** Within what Cognito sends, and above the reserve there is by default: sound with whichever sender. */
const invitations = optional(
  {},
  {
    writesPerSecond: fc.integer({ min: 1, max: 25 }),
    mailsPerDay: fc.integer({ min: 11, max: 50 }),
    mailReserve: fc.integer({ min: 0, max: 10 }),
  },
);

const sender = ({ region, account }: PlaceSettings) =>
  fc.oneof(
    fc.constant('cognito'),
    optional(
      { identity: `arn:aws:ses:${region}:${account}:identity/example.com`, from: 'Data <data@example.com>' },
      { replyTo: fc.constant('us@example.com') },
    ),
  );

const page = optional(
  {},
  { logo: fc.constant('docs/picture.svg'), color: fc.constantFrom('#000000', '#0B5CAD', '#ffffff') },
);

/** Any way to sign in that config/check.ts has nothing to say about. */
export const legalLogin = (place: PlaceSettings): fc.Arbitrary<LoginSettings> =>
  fc.integer({ min: 1, max: 168 }).chain(
    sessionHours =>
      optional(
        { sessionHours, accessTokenMinutes: Math.min(59, sessionHours * 5) },
        {
          signIn: fc.constantFrom('email', 'username-or-email'),
          requiredAttributes: fc.subarray(['name', 'nickname', 'phone_number', 'birthdate', 'address']),
          mfa,
          password,
          texts,
          sender: sender(place),
          invitations,
          page,
        },
      ) as fc.Arbitrary<LoginSettings>,
  );

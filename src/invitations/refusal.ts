/**
 * What an error of Cognito means for the call that it ended.
 * - `throttled`: too much at once; nothing happened.
 * - `taken`: somebody has that user name or address.
 * - `moved-on`: the person is not, or no longer, what the call is for.
 * - `mail-limit`: the mails of the day are used up. `mail-failed`: this one was not sent.
 * - `not-allowed`, `not-found`: a right or something deployed is missing, for whatever row.
 * - `refused`: this request is not taken; nothing happened.
 * - `unclear`: nobody can say whether it happened.
 */
export interface Refusal {
  code:
    | 'throttled'
    | 'taken'
    | 'moved-on'
    | 'mail-limit'
    | 'mail-failed'
    | 'not-allowed'
    | 'not-found'
    | 'refused'
    | 'unclear';
  /** AWS's name for it: never an address. */
  name: string;
  /** What AWS says, and the way on where it is known. */
  message: string;
}

const limit = {
  code: 'mail-limit',
  fix: 'Cognito itself sends 50 mails a day, counted over the whole account; they go on tomorrow. Or let SES send: login.sender in config/stages.ts.',
} as const;
const throttled = { code: 'throttled', fix: 'That was too much at once.' } as const;
const notAllowed = { code: 'not-allowed', fix: 'Whoever invites needs the rights to people of this pool.' } as const;
const taken = { code: 'taken' } as const;
const movedOn = { code: 'moved-on' } as const;
const refused = { code: 'refused' } as const;

/** By the names of https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html */
const refusals: Record<string, { code: Refusal['code']; fix?: string }> = {
  LimitExceededException: limit,
  CodeDeliveryFailureException: {
    code: 'mail-failed',
    fix: 'With SES as the sender, its identity must be verified and SES out of its sandbox.',
  },
  TooManyRequestsException: throttled,
  ThrottlingException: throttled,
  UsernameExistsException: taken,
  AliasExistsException: taken,
  UserNotFoundException: movedOn,
  UnsupportedUserStateException: movedOn,
  NotAuthorizedException: notAllowed,
  AccessDeniedException: notAllowed,
  ResourceNotFoundException: { code: 'not-found', fix: 'What config/stages.ts says has to be deployed first.' },
  InvalidParameterException: refused,
  InvalidPasswordException: {
    code: 'refused',
    fix: 'The pool requires more of a password than the stage was deployed with. Set login.password in config/stages.ts and deploy.',
  },
  PreconditionNotMetException: refused,
  UserLambdaValidationException: refused,
};

export function refusalOf(error: unknown): Refusal {
  const { name, message } = error instanceof Error ? error : { name: 'Error', message: `${error}` };
  const said = `${name}: ${message.replace(/\.$/, '')}.`;
  const known = Object.hasOwn(refusals, name) ? refusals[name] : undefined;
  if (!known) return { code: isClients(error) ? 'refused' : 'unclear', name, message: said };
  return { code: known.code, name, message: known.fix ? `${said} ${known.fix}` : said };
}

/** The SDK's mark of an answer that puts the fault with the request: it was not done. */
const isClients = (error: unknown) => error instanceof Error && '$fault' in error && error.$fault === 'client';

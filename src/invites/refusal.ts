/** Why something was not done, with the way on. The codes are part of `--json`. */
export interface Refusal {
  code: 'mail-limit' | 'mail-failed' | 'throttled' | 'not-allowed' | 'not-found' | 'refused';
  message: string;
}

const again = 'Run the same command again: nobody is mailed twice.';
const rights = 'cognito-idp:AdminGetUser, AdminCreateUser, AdminListGroupsForUser and AdminAddUserToGroup';

const limit = {
  code: 'mail-limit',
  fix: 'Cognito itself sends 50 mails a day, counted over the whole account. Run the same command tomorrow, or let SES send: login.sender in config/stages.ts.',
} as const;
const throttled = { code: 'throttled', fix: `That was too much at once. ${again}` } as const;
const notAllowed = { code: 'not-allowed', fix: `Whoever invites needs the rights to ${rights}.` } as const;

/** By the names of https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html */
const refusals: Record<string, { code: Refusal['code']; fix: string }> = {
  LimitExceededException: limit,
  CodeDeliveryFailureException: {
    code: 'mail-failed',
    fix: 'The mail could not be sent. With SES as the sender, its identity must be verified and SES out of its sandbox.',
  },
  TooManyRequestsException: throttled,
  ThrottlingException: throttled,
  NotAuthorizedException: notAllowed,
  AccessDeniedException: notAllowed,
  ResourceNotFoundException: { code: 'not-found', fix: 'What config/stages.ts says has to be deployed first.' },
};

export function refusalOf(error: unknown): Refusal {
  const { name, message } = error instanceof Error ? error : { name: 'Error', message: `${error}` };
  const said = `${message.replace(/\.$/, '')}.`;
  const known = Object.hasOwn(refusals, name) ? refusals[name] : undefined;
  if (known) return { code: known.code, message: `${said} ${known.fix}` };
  return { code: 'refused', message: `${name}: ${said}` };
}

import type { Pool } from '../../../invitations/pool.ts';
import { PoolError, type PoolRefusal } from '../../../invitations/pool-error.ts';

const limit = {
  code: 'mail-limit',
  fix: 'Cognito sends 50 emails a day for the whole account; sending continues tomorrow. To send more, use SES: login.sender in config/stages.ts.',
} as const;
const throttled = { code: 'throttled', fix: 'There were too many requests at once.' } as const;
const notAllowed = {
  code: 'not-allowed',
  fix: 'The caller needs the IAM permissions to manage users in this user pool.',
} as const;
const taken = { code: 'taken' } as const;
const movedOn = { code: 'moved-on' } as const;
const refused = { code: 'refused' } as const;

/** By the names in https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html */
const refusals: Record<string, { code: PoolRefusal['code']; fix?: string }> = {
  LimitExceededException: limit,
  CodeDeliveryFailureException: {
    code: 'mail-failed',
    fix: 'If SES is the sender, its identity must be verified and SES must be out of the sandbox.',
  },
  TooManyRequestsException: throttled,
  ThrottlingException: throttled,
  UsernameExistsException: taken,
  AliasExistsException: taken,
  UserNotFoundException: movedOn,
  UnsupportedUserStateException: movedOn,
  NotAuthorizedException: notAllowed,
  AccessDeniedException: notAllowed,
  ResourceNotFoundException: {
    code: 'not-found',
    fix: 'Deploy the stage first: what config/stages.ts names is missing.',
  },
  InvalidParameterException: refused,
  InvalidPasswordException: {
    code: 'refused',
    fix: 'The user pool has a stricter password policy than the stage was deployed with. Set login.password in config/stages.ts and deploy.',
  },
  PreconditionNotMetException: refused,
  UserLambdaValidationException: refused,
};

export function refusalOf(error: unknown): PoolRefusal {
  const { name, message } = error instanceof Error ? error : { name: 'Error', message: `${error}` };
  const text = `${name}: ${message.replace(/\.$/, '')}.`;
  const known = Object.hasOwn(refusals, name) ? refusals[name] : undefined;
  if (!known) return { code: isClientFault(error) ? 'refused' : 'unclear', name, message: text };
  return { code: known.code, name, message: known.fix ? `${text} ${known.fix}` : text };
}

/** The SDK marks an answer that blames the request; such a request was not carried out. */
const isClientFault = (error: unknown) => error instanceof Error && '$fault' in error && error.$fault === 'client';

/** The same pool, whose errors are `PoolError`. */
export function withPoolErrors(pool: Pool): Pool {
  const translate = <Answer>(call: Promise<Answer>): Promise<Answer> =>
    call.catch(error => {
      throw new PoolError(refusalOf(error), error);
    });
  return {
    find: email => translate(pool.find(email)),
    groupsOf: username => translate(pool.groupsOf(username)),
    peopleIn: group => translate(pool.peopleIn(group)),
    create: newcomer => translate(pool.create(newcomer)),
    resend: username => translate(pool.resend(username)),
    join: (username, group) => translate(pool.join(username, group)),
    setUntil: (username, until) => translate(pool.setUntil(username, until)),
  };
}

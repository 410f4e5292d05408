import { isDeepStrictEqual } from 'node:util';
import type { Problem } from '../check.ts';
import { type Comparison, theOnly } from './template.ts';

interface Attribute {
  Name: string;
  Required?: boolean;
}

interface UserPool {
  UsernameAttributes?: readonly string[];
  AliasAttributes?: readonly string[];
  UsernameConfiguration?: { CaseSensitive?: boolean };
  Schema?: readonly Attribute[];
}

/**
 * What Cognito decides when it makes a pool, for ever. CloudFormation neither replaces the pool nor changes it: it fails in the
 * middle of the update. https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-updating.html
 */
export function userPoolChanges({ stage, deployed, wanted }: Comparison): Problem[] {
  const before = theOnly<UserPool>(deployed, 'AWS::Cognito::UserPool');
  const after = theOnly<UserPool>(wanted, 'AWS::Cognito::UserPool')?.Properties;
  if (!before || !after) return [];
  const fix = wayRound(stage, before.DeletionPolicy?.startsWith('Retain') ?? false);
  return [...decided(before.Properties, after), ...attributes(before.Properties, after)]
    .filter(([_path, was, is]) => !isDeepStrictEqual(was, is))
    .map(([path, was, is], index) => problem(path, is, was, index === 0 ? fix : asAbove));
}

const problem = (path: string, given: unknown, deployed: unknown, fix: string): Problem => ({
  path,
  given: given === undefined ? 'gone' : JSON.stringify(given),
  allowed: `${JSON.stringify(deployed)}, as it is deployed`,
  fix,
});

type Aspect = [path: string, was: unknown, is: unknown];

/** By the settings they follow from, and what no setting says by CloudFormation's names. */
const decided = (was: UserPool, is: UserPool): Aspect[] => [
  ['login.signIn', signIn(was), signIn(is)],
  ['UserPool.UsernameConfiguration.CaseSensitive', caseSensitive(was), caseSensitive(is)],
  ['login.requiredAttributes', required(was), required(is)],
];

const caseSensitive = (pool: UserPool) => pool.UsernameConfiguration?.CaseSensitive ?? true;

const signIn = ({ UsernameAttributes, AliasAttributes }: UserPool) => {
  if (isDeepStrictEqual(UsernameAttributes, ['email'])) return 'email';
  if (isDeepStrictEqual(AliasAttributes, ['email'])) return 'username-or-email';
  return { UsernameAttributes, AliasAttributes };
};

/** As the setting lists them: the address always is. */
const required = ({ Schema = [] }: UserPool) =>
  Schema.flatMap(({ Name, Required }) => (Required && Name !== 'email' ? [Name] : [])).sort();

/** An attribute may be added, but neither changed nor taken away. Which are required is told above. */
function attributes({ Schema = [] }: UserPool, is: UserPool): Aspect[] {
  const wanted = new Map(is.Schema?.map(({ Required, ...rest }) => [rest.Name, rest]));
  return Schema.flatMap(({ Required, ...rest }): Aspect[] => {
    const now = wanted.get(rest.Name);
    return Required && !now ? [] : [[`UserPool.Schema.${rest.Name}`, rest, now]];
  });
}

const asAbove = 'Cognito settles this too when it makes a pool. Put it back, or begin a pool as above.';

const wayRound = (stage: string, retained: boolean) =>
  'Cognito settles this when it makes a pool. Put it back. Or begin a pool to which everybody is invited again: as a stage of its ' +
  'own, with hosts and a login domain of its own, beside this one; or in place of this one, ' +
  `${retained ? 'whose people stay behind in the old pool' : 'whose people are deleted'}:` +
  `\n      npx sls remove --stage ${stage}\n      npx sls deploy --stage ${stage}`;

import type { Problem } from '../check.ts';
import { command, type DeployedPool } from './pool.ts';
import { type Comparison, theOnly } from './template.ts';

interface LoginDomain {
  Domain: string;
  CustomDomainConfig?: object;
}

const type = 'AWS::Cognito::UserPoolDomain';

/** The deployed domain, if another one is wanted. */
export function leftDomain({ deployed, wanted }: Comparison): string | undefined {
  const before = theOnly<LoginDomain>(deployed, type)?.Properties.Domain;
  return before === theOnly<LoginDomain>(wanted, type)?.Properties.Domain ? undefined : before;
}

/**
 * CloudFormation makes the new domain before it removes the old one, and Cognito refuses a second: "User pool already has a domain
 * configured", https://github.com/aws/aws-cdk/issues/10062. Once the old one is gone the new one can be made, and CloudFormation
 * gets over not finding the old one.
 */
export function loginDomainChanges(comparison: Comparison, pool: DeployedPool): Problem[] {
  const left = leftDomain(comparison);
  const before = theOnly<LoginDomain>(comparison.deployed, type);
  const after = theOnly<LoginDomain>(comparison.wanted, type);
  if (left === undefined || !before || !after || !pool.hasDomain) return [];
  return [
    {
      path: `domain.login.${kindOf(after.Properties)}`,
      given: JSON.stringify(after.Properties.Domain),
      allowed: `the ${kindOf(before.Properties)} ${JSON.stringify(left)}, as it is deployed`,
      fix:
        'Cognito cannot rename a login domain. Put it back. Or delete the deployed one and deploy at once: until that is done ' +
        `nobody can sign in or stay in${before.Properties.CustomDomainConfig ? '' : ', and anybody may take the prefix'}:` +
        command(pool, 'delete-user-pool-domain', `--domain ${left}`) +
        `\n      npx sls deploy --stage ${comparison.stage}`,
    },
  ];
}

const kindOf = ({ CustomDomainConfig }: LoginDomain) => (CustomDomainConfig ? 'host' : 'prefix');

import { isSeen } from '../kit/lookup.ts';
import { failure, ok, type PreflightFinding, unseenFinding } from './finding.ts';
import type { HostRecords } from './hosts.ts';
import { nameAbove, type PlannedStage } from './wanted.ts';

/**
 * Whether Cognito finds an address of the name above the login page's host. Where that is an app's or the portal's, the deploy makes it first.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-add-custom-domain.html
 */
export function loginHost(records: HostRecords, { domain: { portal, login }, apps }: PlannedStage): PreflightFinding[] {
  if ('prefix' in login) return [];
  const above = nameAbove(login.host);
  if (Object.values(apps).some(({ host }) => host === above)) return [ok('login-host', `${above} is an app's`)];
  if (portal === above) return [ok('login-host', `${above} is the portal's`)];
  const look = records[above];
  if (!look) return [];
  if (!isSeen(look)) return [unseenFinding('login-host', `What the zone has for ${above}`, look)];
  if (look.seen.includes('A') || look.seen.includes('CNAME')) return [ok('login-host', `${above} has an address`)];
  return [
    failure(
      'login-host',
      `${above} has no record A, without which Cognito refuses ${login.host}.`,
      `Add one: any address will do. Or make ${above} an app's host.`,
    ),
  ];
}

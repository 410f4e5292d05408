import type { readEnvironment } from '../../../config/environment.ts';
import { portalName } from '../../../config/names.ts';
import { type OriginPattern, originOf } from '../../../config/origins.ts';
import type { CompleteStage } from '../../../config/settings/stage.ts';
import { publicKeys, tokenVerifier } from '../../aws/tokens.ts';
import type { GuardedApp, VisitTo } from '../visit.ts';

/** The portal as those who answer there know it. */
export interface Portal extends GuardedApp {
  host: string;
  /** In which people are told times. */
  timeZone: string;
}

/** A request of somebody invited. */
export type PortalVisit = VisitTo<Portal>;

/** What was deployed with each function that answers there. */
type Variables = Pick<
  ReturnType<typeof readEnvironment<'portal'>>,
  'clientId' | 'pattern' | 'login' | 'loadBalancerArn' | 'issuer' | 'loadBalancerKeysUrl' | 'poolKeysUrl'
>;

/** The portal of a stage, with the proof that was deployed with it. */
export function deployedPortal(
  { clientId, pattern, login, ...trusted }: Variables,
  { domain: { portal: host }, apps }: Pick<CompleteStage, 'domain' | 'apps'>,
): Portal {
  const contacts = new Set(Object.values(apps).map(({ contact }) => contact));
  return {
    name: portalName,
    title: host,
    host,
    origin: originOf(pattern as OriginPattern, host),
    contact: [...contacts].join(', '),
    login,
    timeZone: timeZoneOf(apps),
    verify: tokenVerifier({ ...trusted, app: portalName, clientId }, { keys: publicKeys(trusted) }),
  };
}

/** That of the apps' opening hours, where they agree. */
function timeZoneOf(apps: CompleteStage['apps']): string {
  const [zone = 'UTC', ...others] = new Set(Object.values(apps).flatMap(({ hours }) => hours?.timeZone ?? []));
  return others.length === 0 ? zone : 'UTC';
}

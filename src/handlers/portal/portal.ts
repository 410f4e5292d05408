import type { readEnvironment } from '../../../config/environment.ts';
import { portalName } from '../../../config/names.ts';
import { type OriginPattern, originOf } from '../../../config/origins.ts';
import type { CompleteStage } from '../../../config/settings/stage.ts';
import { publicKeys, tokenVerifier } from '../../aws/tokens.ts';
import type { GuardedApp, VisitTo } from '../visit.ts';

/** The portal, for the functions that answer on its host. */
export interface Portal extends GuardedApp {
  host: string;
  /** The time zone of times on its pages. */
  timeZone: string;
}

/** A request of an invited person. */
export type PortalVisit = VisitTo<Portal>;

/** The variables that each of these functions has. */
type Variables = Pick<
  ReturnType<typeof readEnvironment<'portal'>>,
  'clientId' | 'pattern' | 'login' | 'loadBalancerArn' | 'issuer' | 'loadBalancerKeysUrl' | 'poolKeysUrl'
>;

/** A stage's portal with its token verifier. */
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

/** The time zone of the apps' opening hours, if they share one. */
function timeZoneOf(apps: CompleteStage['apps']): string {
  const [zone = 'UTC', ...others] = new Set(Object.values(apps).flatMap(({ hours }) => hours?.timeZone ?? []));
  return others.length === 0 ? zone : 'UTC';
}

import { isSeen, type Lookup } from '../kit/lookup.ts';
import { failure, ok, type PreflightFinding, unseenFinding } from './finding.ts';
import type { PlannedStage } from './wanted.ts';

/** A zone of Route 53. Names are without the last dot. */
export interface Zone {
  name: string;
  private: boolean;
  nameServers: readonly string[];
}

/** Whether the zone is there, is the one meant, and is seen from outside. */
export function hostedZone(
  look: Lookup<Zone | undefined>,
  { place, domain }: Pick<PlannedStage, 'place' | 'domain'>,
): PreflightFinding {
  const { id, name } = domain.hostedZone;
  if (!isSeen(look)) return unseenFinding('hosted-zone', `The hosted zone ${id}`, look);
  const zone = look.seen;
  if (!zone) {
    const list = '\n      aws route53 list-hosted-zones';
    const fix = `Correct domain.hostedZone.id. The zones there are:${list}`;
    return failure('hosted-zone', `The account ${place.account} has no hosted zone ${id}.`, fix);
  }
  if (zone.name !== name) {
    const fix = 'Correct domain.hostedZone: the id or the name.';
    return failure('hosted-zone', `The hosted zone ${id} is ${zone.name}, not ${name}.`, fix);
  }
  if (zone.private) {
    const fix = 'Name the public zone: visitors and whoever signs certificates see no other.';
    return failure('hosted-zone', `The hosted zone ${id} is a private one.`, fix);
  }
  return ok('hosted-zone', `${name} is ${id}`);
}

import { apps } from './apps.ts';
import { domain } from './domain.ts';
import { names } from './names.ts';
import { newAccount } from './new-account.ts';
import { permissions } from './permissions.ts';
import { quotas } from './quotas.ts';
import type { Refusal, StackRef } from './refusal.ts';
import { stack } from './stack.ts';

/** Every known refusal. The first that fits counts, so those that fit much come last. */
export const refusals: readonly Refusal[] = [
  ...newAccount,
  ...permissions,
  ...domain,
  ...apps,
  ...stack,
  ...quotas,
  ...names,
];

/** A resource that CloudFormation could not create, change or delete. */
export interface FailedEvent {
  logicalId: string;
  /** Such as `AWS::EC2::VPC`. */
  type: string;
  /** What AWS says, in its own words. */
  reason: string;
}

/** What a refusal means, and what to do. Nothing where AWS's words are not known here. */
export interface RefusalExplanation {
  means: string;
  fix: readonly string[];
}

/** Explains what AWS said of a resource of a type. `type` is empty where it was no resource. */
export function explainRefusal(said: string, type: string, place: StackRef): RefusalExplanation | undefined {
  const known = refusals.find(({ pattern }) => pattern.test(`${type}: ${said}`));
  return known && { means: known.means, fix: known.fix(place, said) };
}

/** CloudFormation says these of resources that nothing is wrong with. */
const consequence = /^(?:Resource (?:creation|update|deletion|import) cancelled|The following resource\(s\) failed)/i;

/** The causes among a stack's failures, oldest first. A cause that several resources share is one. */
export function causesOf(events: readonly FailedEvent[]): FailedEvent[] {
  const causes = events.filter(
    ({ type, reason }) => type !== 'AWS::CloudFormation::Stack' && !consequence.test(reason),
  );
  return causes.filter((cause, index) => causes.findIndex(({ reason }) => reason === cause.reason) === index);
}

import type { Problem } from '../check.ts';
import { rulesPerApp } from '../names.ts';
import { appOfLogicalId, type Comparison, resourcesOf, type Template } from './template.ts';

interface Held {
  /** The resource that holds it. */
  id: string;
  /** What only one resource can hold at a time. */
  key: string;
  path: string;
  given: string;
}

/**
 * What one app gives up and another takes over in the same deploy. CloudFormation makes before it removes, so both would have it for a
 * while, which Route 53 and the load balancer refuse.
 */
export function takenOver({ stage, deployed, wanted }: Comparison): Problem[] {
  const holders = new Map(heldBy(deployed).map(held => [held.key, held]));
  const problems = heldBy(wanted).flatMap(({ id, key, path, given }): [string, Problem][] => {
    const holder = holders.get(key);
    if (!holder || holder.id === id) return [];
    const allowed = `one that nobody else has as it is deployed, and ${holder.path} has it`;
    const fix =
      `AWS refuses to give it to two for as long as the deploy takes. Leave ${path.replace(/\.\w+$/, '')} out or give it another, ` +
      `and deploy; then say it again:\n      npx sls deploy --stage ${stage}`;
    return [[path, { path, given, allowed, fix }]];
  });
  return [...new Map(problems).values()]; // an app has several rules, and one priority setting
}

const heldBy = (template: Template): Held[] => [...records(template), ...priorities(template)];

/** "Tried to create resource record set … but it already exists": https://github.com/aws/aws-cdk/issues/12564 */
const records = (template: Template): Held[] =>
  resourcesOf<{ HostedZoneId: unknown; Name: string; Type: string }>(template, 'AWS::Route53::RecordSet').map(
    ({ id, Properties: { HostedZoneId, Name, Type } }) => {
      const app = /^App(\w+)Record$/.exec(id)?.[1];
      const key = JSON.stringify([HostedZoneId, Type, Name]);
      return {
        id,
        key,
        given: JSON.stringify(Name),
        path: app ? `apps.${appOfLogicalId(app)}.host` : 'domain.login.host',
      };
    },
  );

/** PriorityInUse: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_SetRulePriorities.html */
const priorities = (template: Template): Held[] =>
  resourcesOf<{ Priority: number }>(template, 'AWS::ElasticLoadBalancingV2::ListenerRule').flatMap(
    ({ id, Properties: { Priority } }) => {
      const app = /^App(\w+)[A-Z][a-z]+Rule$/.exec(id)?.[1];
      const given = String(Priority - (Priority % rulesPerApp));
      return app ? [{ id, key: `priority ${Priority}`, given, path: `apps.${appOfLogicalId(app)}.priority` }] : [];
    },
  );

import { isDeepStrictEqual } from 'node:util';
import {
  type Action,
  type ElasticLoadBalancingV2Client,
  ModifyRuleCommand,
  paginateDescribeRules,
  type Rule,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Doors } from '../../power/ports.ts';
import { pageRule } from './page-rule.ts';
import { doorOf, LoginAtRisk, reweigh } from './reweigh.ts';

export interface DoorSettings {
  /** ARN of the listener. */
  listener: string;
  /** ARN of the waiting page's target group. */
  wakeTargets: string;
  /** App → host. */
  hosts: ReadonlyMap<string, string>;
}

/** The apps' doors as one run of the reconciler finds them: the listener is read once, so make them anew for the next run. */
export function doors(elb: ElasticLoadBalancingV2Client, { listener, wakeTargets, hosts }: DoorSettings): Doors {
  async function read(): Promise<Rule[]> {
    const found: Rule[] = [];
    for await (const { Rules = [] } of paginateDescribeRules({ client: elb }, { ListenerArn: listener })) {
      found.push(...Rules);
    }
    return found;
  }
  let seen: Promise<Rule[]> | undefined;

  function hostOf(app: string): string {
    const host = hosts.get(app);
    if (host) return host;
    throw new Error(`Unknown app ${app}. config/stages.ts has: ${[...hosts.keys()].join(', ')}.`);
  }

  return {
    async look(app) {
      const host = hostOf(app);
      seen ??= read();
      return doorOf(pageRule(await seen, host).Actions ?? [], wakeTargets);
    },

    async send(app, to) {
      const host = hostOf(app);
      // What was seen at the start of the run may be another login than a deploy has written since.
      const { RuleArn, Actions = [] } = pageRule(await read(), host);
      const sent = reweigh(Actions, wakeTargets, to);
      seen = undefined;
      const { Rules: [rule] = [] } = await elb.send(new ModifyRuleCommand({ RuleArn, Actions: sent }));
      if (isDeepStrictEqual(loginsOf(rule?.Actions), loginsOf(sent))) return;
      throw new LoginAtRisk(
        `The page rule of ${host} has another login than was sent. Whoever opens it may not be asked to sign in. Deploy again.`,
      );
    },
  };
}

const loginsOf = (actions: readonly Action[] = []) => actions.filter(({ Type }) => Type !== 'forward');

import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import {
  type Action,
  type ElasticLoadBalancingV2Client,
  ModifyRuleCommand,
  paginateDescribeRules,
  type Rule,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Routing } from '../../power/ports.ts';
import { pageRule } from './page-rule.ts';
import { LoginAtRisk, routeOf, setTargetWeights } from './target-weights.ts';

export interface RoutingSettings {
  /** ARN of the listener. */
  listener: string;
  /** ARN of the waiting page's target group. */
  wakeTargets: string;
  /** App → host. */
  hosts: ReadonlyMap<string, string>;
}

/**
 * AWS takes twenty changes at once and three a second from then on, of the whole account; other runs, stages and people are to have
 * some of them. https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/elb-api-throttling.html
 */
const changesAtOnce = 8;
const pauseMs = 4_000;

/** The apps' page rules for one run of the reconciler. The listener is read once, so create a new instance for each run. */
export function routing(
  elb: ElasticLoadBalancingV2Client,
  { listener, wakeTargets, hosts }: RoutingSettings,
  pause: (ms: number) => Promise<unknown> = delay,
): Routing {
  async function read(): Promise<Rule[]> {
    const found: Rule[] = [];
    for await (const { Rules = [] } of paginateDescribeRules({ client: elb }, { ListenerArn: listener })) {
      found.push(...Rules);
    }
    return found;
  }
  let seen: Promise<Rule[]> | undefined;
  let turns = 0;

  function hostOf(app: string): string {
    const host = hosts.get(app);
    if (host) return host;
    throw new Error(`Unknown app ${app}. config/stages.ts has: ${[...hosts.keys()].join(', ')}.`);
  }

  return {
    async current(app) {
      const host = hostOf(app);
      seen ??= read();
      return routeOf(pageRule(await seen, host).Actions ?? [], wakeTargets);
    },

    async waitForTurn() {
      if (turns > 0) await pause(pauseMs);
      turns += 1;
      return changesAtOnce;
    },

    route(visitors) {
      // What was seen at the start of the run may be another login than a deploy has written since.
      const rules = read();
      return new Map([...visitors].map(([app, to]) => [app, rules.then(found => change(found, app, to))]));
    },
  };

  async function change(rules: readonly Rule[], app: string, to: 'app' | 'wake'): Promise<void> {
    const host = hostOf(app);
    const { RuleArn, Actions = [] } = pageRule(rules, host);
    const sent = setTargetWeights(Actions, wakeTargets, to);
    seen = undefined;
    const { Rules: [rule] = [] } = await elb.send(new ModifyRuleCommand({ RuleArn, Actions: sent }));
    if (isDeepStrictEqual(loginsOf(rule?.Actions), loginsOf(sent))) return;
    throw new LoginAtRisk(
      `The page rule of ${host} has another login than was sent. Whoever opens it may not be asked to sign in. Deploy again.`,
    );
  }
}

const loginsOf = (actions: readonly Action[] = []) => actions.filter(({ Type }) => Type !== 'forward');

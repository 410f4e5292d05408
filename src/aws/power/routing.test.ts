import { type Action, ElasticLoadBalancingV2Client, type Rule } from '@aws-sdk/client-elastic-load-balancing-v2';
import { expect, test } from '@jest/globals';
import type { Routing } from '../../power/ports.ts';
import { answering } from '../fakes/answering.ts';
import { aForward, aLogin, appTargets, asleep, wakeTargets } from './fakes/rule.ts';
import { routing } from './routing.ts';
import { LoginAtRisk } from './target-weights.ts';

const pageOf = (host: string, Actions: Action[]): Rule => ({
  RuleArn: `rule of ${host}`,
  Conditions: [
    { Field: 'host-header', HostHeaderConfig: { Values: [host] } },
    { Field: 'path-pattern', PathPatternConfig: { Values: ['/*'] } },
  ],
  Actions,
});
const closed = aForward([wakeTargets, 1], [appTargets, 0]);
const open = aForward([wakeTargets, 0], [appTargets, 1]);
const awake = [aLogin(), open];
const hosts = new Map([
  ['sales', 'sales.example.com'],
  ['stock', 'stock.example.com'],
]);

const send = (adapter: Routing, to: 'app' | 'wake', app = 'sales') => adapter.route(new Map([[app, to]])).get(app);

/** A listener whose rules are these, one list after another, and what it answers to a change. */
function aListener(rules: Rule[][], changed?: Action[]) {
  const elb = new ElasticLoadBalancingV2Client({ region: 'eu-central-1' });
  const asked = answering(elb, {
    DescribeRulesCommand: rules.map(Rules => ({ Rules })),
    ...(changed && { ModifyRuleCommand: { Rules: changed.length > 0 ? [{ Actions: changed }] : [] } }),
  });
  const commands = () => asked.map(({ command }) => command);
  return { asked, commands, adapter: routing(elb, { listener: 'arn:listener', wakeTargets, hosts }) };
}

test('one reading of the listener serves all apps', async () => {
  const { adapter, asked } = aListener([[pageOf('sales.example.com', asleep()), pageOf('stock.example.com', awake)]]);
  expect(await Promise.all([adapter.current('sales'), adapter.current('stock')])).toEqual(['wake', 'app']);
  expect(asked).toMatchObject([{ command: 'DescribeRulesCommand', input: { ListenerArn: 'arn:listener' } }]);
});

test('what is sent again is the login as it is now, not as the run saw it first', async () => {
  const newer = aLogin('newer');
  const deployed = pageOf('sales.example.com', [newer, closed]);
  const sent = [newer, open];
  const after = [pageOf('sales.example.com', sent)];
  const { adapter, asked } = aListener([[pageOf('sales.example.com', asleep())], [deployed], after], sent);
  expect(await adapter.current('sales')).toBe('wake');
  await send(adapter, 'app');
  expect(asked[2]).toEqual({
    command: 'ModifyRuleCommand',
    input: { RuleArn: 'rule of sales.example.com', Actions: sent },
  });
  expect(await adapter.current('sales')).toBe('app');
});

test.each<[string, Action[]]>([
  ['none', [open]],
  ['another', [aLogin('another'), open]],
  ['no rule at all', []],
])('a change after which the login is %s is an error', async (_, changed) => {
  const { adapter } = aListener([[pageOf('sales.example.com', asleep())]], changed);
  await expect(send(adapter, 'app')).rejects.toThrow(LoginAtRisk);
});

test('a rule without a login leads nowhere known, and is not touched', async () => {
  const published = [pageOf('sales.example.com', [open])];
  const { adapter, commands } = aListener([published, published], awake);
  expect(await adapter.current('sales')).toBe('other');
  await expect(send(adapter, 'wake')).rejects.toThrow(LoginAtRisk);
  expect(commands()).toEqual(['DescribeRulesCommand', 'DescribeRulesCommand']);
});

test('an app that the stage does not have', async () => {
  await expect(aListener([]).adapter.current('sale')).rejects.toThrow(
    'Unknown app sale. config/stages.ts has: sales, stock.',
  );
  await expect(send(aListener([[]]).adapter, 'app', 'sale')).rejects.toThrow('Unknown app sale.');
});

test('a listener that cannot be read is an error for every app', async () => {
  const { adapter } = aListener([]);
  await expect(adapter.current('sales')).rejects.toThrow();
  await expect(adapter.current('stock')).rejects.toThrow();
});

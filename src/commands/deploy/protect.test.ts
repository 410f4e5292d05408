import { expect, test } from '@jest/globals';
import { loadBalancerName } from '../../../config/names.ts';
import type { StageName } from '../../../config/stages.ts';
import type { AwsClients } from '../../aws/clients.ts';
import type { DeployOsls } from './deploying.ts';
import { protect, unprotectReplaced } from './protect.ts';

/** An AWS with a load balancer of this name, or none; `told`: what its protection was set to. */
function anAws(name?: string) {
  const told: string[] = [];
  const arn = `arn:aws:elasticloadbalancing:eu-west-1:222222222222:loadbalancer/app/${name}/0123456789abcdef`;
  const missing = Object.assign(new Error('Stack does not exist'), { name: 'ValidationError' });
  const clients = {
    cloudFormation: () => ({
      send: async () => (name ? { StackResourceDetail: { PhysicalResourceId: arn } } : Promise.reject(missing)),
    }),
    loadBalancing: () => ({
      send: async ({ input }: { input: { LoadBalancerArn: string; Attributes: { Key: string; Value: string }[] } }) => {
        expect(input.LoadBalancerArn).toBe(arn);
        told.push(...input.Attributes.map(({ Key, Value }) => `${Key}=${Value}`));
      },
    }),
  } as unknown as AwsClients;
  return { clients, told };
}

const osls = (shouldNotDeploy = false) => ({ service: { provider: { shouldNotDeploy } } }) as DeployOsls;
const current = loadBalancerName('streamgate-prod', 'create');

test.each<[StageName, string | undefined, string[]]>([
  ['prod', current, ['deletion_protection.enabled=true']],
  ['prod', undefined, []],
  ['dev', current, []],
])('after a deploy of %s with the load balancer %s: %j', async (stage, name, expected) => {
  const { clients, told } = anAws(name);
  await protect({ stage, clients });
  expect(told).toEqual(expected);
});

test.each<[string, StageName, string | undefined, boolean, string[]]>([
  ['one that stays', 'prod', current, false, []],
  ['one that is replaced', 'prod', 'streamgate-prod-other', false, ['deletion_protection.enabled=false']],
  ['one that would be, by a deploy that changes nothing', 'prod', 'streamgate-prod-other', true, []],
  ['one of a stage that keeps nothing', 'dev', 'streamgate-dev-other', false, []],
  ['none yet', 'prod', undefined, false, []],
])('before an update, %s', async (_, stage, name, unchanged, expected) => {
  const { clients, told } = anAws(name);
  await unprotectReplaced({ osls: osls(unchanged), stage, clients });
  expect(told).toEqual(expected);
});

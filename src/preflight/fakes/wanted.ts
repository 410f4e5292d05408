import type { Lookup, Unseen } from '../../kit/lookup.ts';
import type { DeployedStack } from '../stack.ts';
import type { PlannedStage, WantedApp } from '../wanted.ts';

export const app = (more: Partial<WantedApp> = {}): WantedApp => ({
  ...{ host: 'sales.example.com', size: { cpu: 256 }, spot: false, replicas: 1, secrets: {} },
  ...more,
});

/** A stage as the checks see it. */
export const wanted = (more: Partial<PlannedStage> = {}): PlannedStage => ({
  stage: 'prod',
  stack: 'streamgate-prod',
  place: { account: '222222222222', region: 'eu-west-1' },
  domain: {
    hostedZone: { id: 'ZPROD', name: 'example.com' },
    portal: 'apps.example.com',
    login: { prefix: 'example-streamgate' },
  },
  architecture: 'arm64',
  network: 'create',
  login: { sender: 'cognito' },
  apps: { sales: app() },
  ...more,
});

export const loginHost: PlannedStage['domain'] = {
  ...wanted().domain,
  login: { host: 'auth.example.com', certificate: 'arn:aws:acm:us-east-1:222222222222:certificate/login' },
};

export const existing = {
  vpc: 'vpc-1',
  publicSubnets: ['subnet-a', 'subnet-b'],
  taskSubnets: ['subnet-t'],
  assignPublicIp: true,
};

export const seen = <Fact>(fact: Fact): Lookup<Fact> => ({ seen: fact });
export const denied = (right: string): Unseen => ({ unseen: 'User ana is not authorized', right });
export const late: Unseen = { unseen: 'AWS did not answer within 5 s' };

/** Not deployed yet. */
export const nothing: Lookup<DeployedStack | undefined> = { seen: undefined };
/** Deployed, with resources by type and id. */
export const deployed = (...resources: [type: string, id: string][]): Lookup<DeployedStack> => ({
  seen: { status: 'UPDATE_COMPLETE', resources: resources.map(([type, id]) => ({ type, id })) },
});

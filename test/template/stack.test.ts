import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { type StageName, stages } from '../../config/stages.ts';
import { type Json, packaged, resourcesOf } from '../world/packaged.ts';

const root = join(import.meta.dirname, '..', '..');
const tools = join(root, '.venv', 'tools', 'bin');

describe.each(Object.keys(stages) as StageName[])('the packaged template of %s', stage => {
  const apps = Object.keys(stages[stage].apps);
  /** The apps, and the portal. */
  const clients = apps.length + 1;
  let folder: string;
  let template: Json;

  const all = (type: string) => resourcesOf(template, type);
  const one = (type: string): Json => {
    const found = all(type);
    expect(found).toHaveLength(1);
    return found[0]?.[1];
  };

  beforeAll(async () => {
    ({ folder, template } = await packaged(stage));
  }, 300_000);

  test.each(['wake', 'bulkInvite', 'signout', 'portal'])(
    '%s is small, because strangers wait for it while it is cold',
    name => {
      expect(statSync(join(folder, `${name}.zip`)).size).toBeLessThanOrEqual(120_000);
    },
  );

  test("a function's log ends with the stack: only the stack makes its group, before the function", () => {
    const functions = all('Lambda::Function');
    expect(functions.length).toBeGreaterThan(0);
    for (const [id] of functions) {
      const group = id.replace(/LambdaFunction$/, 'LogGroup');
      expect(template.Resources[group].Type).toBe('AWS::Logs::LogGroup');
      expect(template.Resources[id].DependsOn).toContain(group);
    }
    const roles = all('IAM::Role');
    expect(roles.length).toBeGreaterThan(functions.length);
    expect(JSON.stringify(roles)).not.toMatch(/logs:(CreateLogGroup|\*)|"\*:\*"|"Action":"\*"/);
  });

  test('only the load balancer reaches the apps, and may reach what it needs', () => {
    const { TaskSecurityGroup: tasks, LoadBalancerSecurityGroup: balancer } = template.Resources;
    expect(tasks.Properties.SecurityGroupIngress).toMatchObject([
      { FromPort: 8501, ToPort: 8501, SourceSecurityGroupId: { Ref: 'LoadBalancerSecurityGroup' } },
    ]);
    expect(balancer.Properties.SecurityGroupIngress.map(({ FromPort }: Json) => FromPort)).toEqual([443, 80]);
    expect(balancer.Properties.SecurityGroupEgress).toMatchObject([
      { FromPort: 443, CidrIp: '0.0.0.0/0' },
      { FromPort: 8501, CidrIp: '10.0.0.0/16' },
    ]);
  });

  test('people are invited, not self-made, and the trigger sees every token', () => {
    const pool = one('Cognito::UserPool');
    expect(pool.AdminCreateUserConfig.AllowAdminCreateUserOnly).toBe(true);
    expect(pool.UsernameConfiguration.CaseSensitive).toBe(false);
    expect(pool.LambdaConfig.PreTokenGenerationConfig.LambdaVersion).toBe('V2_0');
    expect(JSON.stringify(pool.LambdaConfig.PreTokenGenerationConfig.LambdaArn)).toContain(
      `streamgate-${stage}-pre-token`,
    );
    expect(pool.Schema).toContainEqual(expect.objectContaining({ Name: 'until', Mutable: true }));
  });

  test('a client is confidential, knows the code flow only, and cannot prolong a stay', () => {
    expect(all('Cognito::UserPoolClient')).toHaveLength(clients);
    for (const [, client] of all('Cognito::UserPoolClient')) {
      expect(client).toMatchObject({
        GenerateSecret: true,
        AllowedOAuthFlows: ['code'],
        ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH'],
        PreventUserExistenceErrors: 'ENABLED',
        EnableTokenRevocation: true,
      });
      expect(client.WriteAttributes).not.toContain('custom:until');
      expect(client.ReadAttributes).toContain('custom:until');
      expect(client.CallbackURLs).toHaveLength(1);
    }
  });

  test('whoever invokes a Lambda is named', () => {
    for (const [, permission] of all('Lambda::Permission')) {
      expect(permission.SourceArn).toBeDefined();
      if (permission.Principal.startsWith('elasticloadbalancing')) expect(permission.SourceAccount).toBeDefined();
    }
    expect(template.Resources.SignoutTargets.DependsOn).toEqual(['SignoutPermission']);
  });

  test('how many tasks run is not the template’s to say', () => {
    expect(all('ECS::Service')).toHaveLength(apps.length);
    for (const [, service] of all('ECS::Service')) expect(service).not.toHaveProperty('DesiredCount');
    expect(template.Resources.AppSalesService.DependsOn).toEqual(['AppSalesSocketRule', 'AppSalesPageRule']);
    for (const [, task] of all('ECS::TaskDefinition')) {
      expect(task.ContainerDefinitions[0].Image).toEqual({ Ref: 'Image' });
      expect(task.ContainerDefinitions[0].LinuxParameters.Capabilities).toEqual({ Drop: ['ALL'] });
      expect(task.ContainerDefinitions[0].ReadonlyRootFilesystem).toBe(true);
      expect(task.ContainerDefinitions[0].MountPoints).toEqual([{ SourceVolume: 'tmp', ContainerPath: '/tmp' }]);
    }
  });

  test('ECS neither moves tasks between zones, nor refuses another capacity provider', () => {
    for (const [, service] of all('ECS::Service')) {
      expect(service.AvailabilityZoneRebalancing).toBe('DISABLED');
      const [{ CapacityProvider }, ...others] = service.CapacityProviderStrategy;
      expect(others).toEqual([]);
      expect(service.ForceNewDeployment).toEqual({
        EnableForceNewDeployment: true,
        ForceNewDeploymentNonce: CapacityProvider,
      });
    }
  });

  test('the zones of a network are those of its first deploy', () => {
    const zones = all('EC2::Subnet').map(([, { AvailabilityZone }]) => AvailabilityZone);
    expect(zones).toEqual([0, 1].map(index => ({ 'Fn::Select': [index, { Ref: 'Zones' }] })));
    expect(JSON.stringify(template)).not.toContain('Fn::GetAZs');
  });

  test("only the preview's keys come from this machine", () => {
    const { Environment } = template.Resources.AppFinanceTask.Properties.ContainerDefinitions[0];
    const value = (name: string): string =>
      JSON.stringify(Environment.find(({ Name }: Json) => Name === `STREAMGATE_${name}`).Value);
    const home =
      stage === 'local'
        ? /http:\/\/127\.0\.0\.1/
        : /https:\/\/(public-keys\.auth\.elb|cognito-idp)\.[\w-]+\.amazonaws\.com/;
    expect(value('LOAD_BALANCER_KEYS_URL')).toMatch(home);
    expect(value('POOL_KEYS_URL')).toMatch(home);
    expect(value('ISSUER')).toContain('https://cognito-idp.');
  });

  test('what has state keeps its logical id', () => {
    expect(Object.keys(template.Resources)).toEqual(
      expect.arrayContaining([
        'UserPool',
        'Ledger',
        'LoginDomain',
        'LoadBalancer',
        'HttpsListener',
        'Cluster',
        'AppSalesClient',
      ]),
    );
  });

  test('the pre-token trigger is small, and brings no SDK', () => {
    const zip = join(folder, 'preToken.zip');
    const listed = execFileSync(join(tools, 'python'), ['-m', 'zipfile', '-l', zip], { encoding: 'utf8' });
    expect(statSync(zip).size).toBeLessThan(25_000); // most of it is the source map
    const [, size] = /pre-token\.js\s.*?(\d+)\s*$/m.exec(listed) ?? [];
    expect(Number(size)).toBeLessThan(20_000);
  });
});

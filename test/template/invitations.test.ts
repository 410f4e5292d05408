import { beforeAll, describe, expect, test } from '@jest/globals';
import { pascalCase } from '../../config/names.ts';
import { completeStage } from '../../config/settings/stage.ts';
import { type StageName, settingsOf, stages } from '../../config/stages.ts';
import { type Json, packaged } from '../world/packaged.ts';

describe.each(Object.keys(stages) as StageName[])('the packaged template of %s', stage => {
  const apps = Object.keys(stages[stage].apps);
  const portalHost = completeStage(settingsOf(stage)).domain.portal;
  let template: Json;

  beforeAll(async () => {
    ({ template } = await packaged(stage));
  }, 300_000);

  test('the portal’s rules come before every app’s, by exactly their paths, and end at Lambdas', () => {
    const [invites, page] = ['Invites', 'Page'].map(kind => template.Resources[`Portal${kind}Rule`].Properties) as [
      Json,
      Json,
    ];
    const forwards = (to: string) => ({ TargetGroups: [{ TargetGroupArn: { Ref: to }, Weight: 1 }] });
    // Not /invites*: that would be whatever begins so.
    expect(invites.Conditions[1].PathPatternConfig.Values).toEqual(['/invites', '/invites/*', '/people', '/people/*']);
    expect(page.Conditions[1].PathPatternConfig.Values).toEqual(['/*']);
    expect(invites.Priority).toBeLessThan(page.Priority);
    expect(invites.Actions[1].ForwardConfig).toEqual(forwards('BulkInviteTargets'));
    expect(page.Actions[1].ForwardConfig).toEqual(forwards('PortalTargets'));
    for (const { Actions, Conditions, Priority } of [invites, page]) {
      expect(Priority).toBeLessThan(1_000);
      expect(Conditions[0].HostHeaderConfig.Values).toEqual([portalHost]);
      expect(Actions[0].AuthenticateCognitoConfig).toMatchObject({
        OnUnauthenticatedRequest: 'authenticate',
        SessionCookieName: 'streamgate-portal',
        UserPoolClientId: { Ref: 'PortalClient' },
      });
    }
    for (const targets of ['BulkInviteTargets', 'PortalTargets']) {
      expect(template.Resources[targets].Properties.TargetType).toBe('lambda');
    }
  });

  test('no app’s rule leads to a function with an admin’s rights', () => {
    const rules = Object.entries<Json>(template.Resources).filter(([, { Type }]) => /ListenerRule$/.test(Type));
    const leading = rules.filter(([, rule]) => /BulkInviteTargets|PortalTargets/.test(JSON.stringify(rule)));
    expect(leading.map(([id]) => id).sort()).toEqual(['PortalInvitesRule', 'PortalPageRule']);
    for (const app of apps.map(pascalCase)) {
      const priorities = ['Signout', 'Gate', 'Socket', 'Page'].map(
        kind => template.Resources[`App${app}${kind}Rule`].Properties.Priority,
      );
      expect(priorities[0] % 8).toBe(4);
      expect(priorities).toEqual([priorities[0], priorities[0] + 1, priorities[0] + 2, priorities[0] + 3]);
    }
  });

  test('the ledger stays where the people stay, whatever a later template says', () => {
    const { Ledger, UserPool } = template.Resources;
    expect(Ledger.Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    });
    // A stage that was removed and kept its ledger gets another one: AWS would refuse the same name.
    expect(Ledger.Properties).not.toHaveProperty('TableName');
    const retained = stage === 'prod';
    expect([Ledger.DeletionPolicy, Ledger.UpdateReplacePolicy]).toEqual(
      retained ? ['RetainExceptOnCreate', 'Retain'] : ['Delete', 'Delete'],
    );
    expect(Ledger.Properties.DeletionProtectionEnabled).toBe(retained);
    expect(UserPool.DeletionPolicy).toBe(retained ? 'RetainExceptOnCreate' : undefined);
  });
});

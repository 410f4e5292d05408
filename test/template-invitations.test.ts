import { beforeAll, describe, expect, test } from '@jest/globals';
import { pascalCase } from '../config/names.ts';
import { type StageName, stages } from '../config/stages.ts';
import { type Json, packaged } from './world/packaged.ts';

describe.each(Object.keys(stages) as StageName[])('the packaged template of %s', stage => {
  const apps = Object.keys(stages[stage].apps);
  let template: Json;

  beforeAll(async () => {
    ({ template } = await packaged(stage));
  }, 300_000);

  test('invitations come before all else of an app, by exactly their paths, and end at a Lambda', () => {
    for (const app of apps.map(pascalCase)) {
      const rules = ['Invites', 'Gate', 'Socket', 'Page'].map(
        kind => template.Resources[`App${app}${kind}Rule`].Properties,
      );
      const [first] = rules.map(({ Priority }) => Priority);
      expect(first % 8).toBe(0);
      expect(rules.map(({ Priority }) => Priority)).toEqual([first, first + 1, first + 2, first + 3]);
      const [{ Conditions, Actions }] = rules as [Json];
      // Not /_gate/invites*: that would be whatever begins so.
      expect(Conditions[1].PathPatternConfig.Values).toEqual(['/_gate/invites', '/_gate/invites/*']);
      expect(Actions[0].AuthenticateCognitoConfig.OnUnauthenticatedRequest).toBe('authenticate');
      expect(Actions[1].ForwardConfig).toEqual({
        TargetGroups: [{ TargetGroupArn: { Ref: 'BulkInviteTargets' }, Weight: 1 }],
      });
    }
    expect(template.Resources.BulkInviteTargets.Properties.TargetType).toBe('lambda');
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

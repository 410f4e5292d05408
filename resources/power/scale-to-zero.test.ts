import { expect, test } from '@jest/globals';
import { maxApps } from '../../config/checks/apps.ts';
import type { AppSettings } from '../../config/settings/app.ts';
import { stack } from '../stack.ts';
import { leastApp, leastStage } from '../testing/base.ts';

/** As long as AWS makes them: a region, an account, a rule's ARN. */
const [word, ruleArn, attribute] = ['ap-southeast-1', 'r'.repeat(160), 'a'.repeat(120)];

/** What IAM counts: the document with every reference resolved. */
const written = (statements: unknown) =>
  JSON.stringify(statements, (_key, value) => {
    if (value?.['Fn::Join'])
      return value['Fn::Join'][1].map((part: unknown) => (part === String(part) ? part : word)).join(':');
    if (value?.['Fn::GetAtt']) return attribute;
    return value?.Ref ? ruleArn : value;
  });

test('IAM takes its rights with as many apps as there may be, all with the longest names', () => {
  const apps = Object.fromEntries(
    Array.from({ length: maxApps }, (_, index): [string, AppSettings] => {
      const name = `${'a'.repeat(19)}${String.fromCharCode(97 + index)}`;
      return [name, { ...leastApp, host: `${name}.example.com`, priority: 1_000 + 8 * index }];
    }),
  );
  const settings = { ...leastStage, place: { ...leastStage.place, prefix: 'p'.repeat(20) }, apps };
  const { functions } = stack('prod', settings, { port: 8501, awsEndpoint: 'http://127.0.0.1:4566' });
  const { iamRoleStatements } = JSON.parse(JSON.stringify(functions.scaleToZero));
  const stageNameAtMost = 16 * (24 + 2); // a stage may be called something longer than prod
  const ownLog = 400;
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
  expect(written(iamRoleStatements).length + stageNameAtMost + ownLog).toBeLessThan(10_240);
});

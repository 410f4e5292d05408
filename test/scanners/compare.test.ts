import { expect, test } from '@jest/globals';
import { compare } from './compare.ts';
import type { Finding } from './finding.ts';
import type { Waiver } from './waivers.ts';

const found = (rule: Finding['rule'], resource: string, stage = 'prod'): Finding => ({ stage, rule, resource });
const waiver = (more: Partial<Waiver> = {}): Waiver => ({
  ...{ rules: ['checkov CKV_1'], resources: ['Queue'], reason: 'It is small.' },
  ...more,
});

test('a finding with a reason is explained, and a reason with a finding is not stale', () => {
  expect(compare([found('checkov CKV_1', 'Queue')], [waiver()], ['prod'])).toEqual({ unexplained: [], stale: [] });
});

test.each([
  ['another rule', found('checkov CKV_2', 'Queue')],
  ['another scanner', found('cfn-guard CKV_1', 'Queue')],
  ['another resource', found('checkov CKV_1', 'QueueOfMore')],
])('%s is unexplained, and the reason is stale', (_, finding) => {
  const { rule, resource } = finding;
  expect(compare([finding], [waiver()], ['prod'])).toEqual({
    unexplained: [`prod: ${rule} on ${resource}`],
    stale: ['prod: checkov CKV_1 on Queue'],
  });
});

test('a reason is stale for each stage, rule and resource that it names without need', () => {
  const findings = [found('checkov CKV_1', 'AppSalesTask'), found('checkov CKV_1', 'AppFinanceTask', 'dev')];
  const wide = waiver({ rules: ['checkov CKV_1', 'checkov CKV_2'], resources: ['App*Task'] });
  expect(compare(findings, [wide], ['prod', 'dev'])).toEqual({
    unexplained: [],
    stale: ['dev: checkov CKV_2 on App*Task', 'prod: checkov CKV_2 on App*Task'],
  });
  const ofDev = waiver({ resources: ['App*Task'], stages: ['dev'] });
  expect(compare(findings, [ofDev], ['prod', 'dev'])).toEqual({
    unexplained: ['prod: checkov CKV_1 on AppSalesTask'],
    stale: [],
  });
});

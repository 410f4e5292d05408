import { expect, test } from '@jest/globals';
import { type Summary, summaryText } from './summary-text.ts';

const deployed: Summary = {
  stage: 'prod',
  apps: [
    { name: 'sales', url: 'https://sales.example.com' },
    { name: 'finance', url: 'https://finance.example.com' },
  ],
  portal: 'https://apps.example.com',
  login: 'https://acme.auth.eu-west-1.amazoncognito.com',
  admins: [],
  cost: '47.88 USD a month, always on, without tax',
};

test('the first deploy says how to get the first person in', () => {
  expect(summaryText(deployed)).toBe(`
    portal         https://apps.example.com
    sales          https://sales.example.com
    finance        https://finance.example.com
    sign-in page   https://acme.auth.eu-west-1.amazoncognito.com
    admins         none yet: npx sls invite you@example.com --groups admins --stage prod
    costs about    47.88 USD a month, always on, without tax

  Next
    npx sls invite ana@example.com --stage prod                       invite someone
    npx sls access explain ana@example.com --app sales --stage prod   who has access, and why
    npx sls cost --stage prod                                         costs, item by item
    npx sls preflight --stage prod                                    check the AWS account before the next deploy
    npx sls remove --stage prod                                       remove the stage

`);
});

test('later ones say who is admin', () => {
  expect(summaryText({ ...deployed, admins: ['ana@acme.com', 'ben@acme.com'] })).toMatch(
    /^ {4}admins {9}ana@acme\.com, ben@acme\.com$/m,
  );
  expect(summaryText({ ...deployed, admins: { unknown: 'Access denied' } })).toContain('unknown: Access denied');
});

test('a stage without an app has no app to explain', () => {
  expect(summaryText({ ...deployed, apps: [] })).toContain('explain ana@example.com --app  --stage prod');
});

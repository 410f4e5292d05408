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
    portal        https://apps.example.com
    sales         https://sales.example.com
    finance       https://finance.example.com
    login page    https://acme.auth.eu-west-1.amazoncognito.com
    admins        nobody yet: npx sls invite you@example.com --groups admins --stage prod
    costs about   47.88 USD a month, always on, without tax

  Next
    npx sls invite ana@example.com --stage prod                       invite somebody
    npx sls access explain ana@example.com --app sales --stage prod   who may enter, and why
    npx sls cost --stage prod                                         the costs, line by line
    npx sls preflight --stage prod                                    what may be in the way of the next deploy
    npx sls remove --stage prod                                       take it down

`);
});

test('later ones say who is admin', () => {
  expect(summaryText({ ...deployed, admins: ['ana@acme.com', 'ben@acme.com'] })).toMatch(
    /^ {4}admins {8}ana@acme\.com, ben@acme\.com$/m,
  );
  expect(summaryText({ ...deployed, admins: { unknown: 'Access denied' } })).toContain('not known: Access denied');
});

test('a stage without an app has no app to explain', () => {
  expect(summaryText({ ...deployed, apps: [] })).toContain('explain ana@example.com --app  --stage prod');
});

import { expect, test } from '@jest/globals';
import { lines } from './fakes/lines.ts';
import { denied, deployed, loginHost, nothing, seen, wanted } from './fakes/wanted.ts';
import { hosts } from './hosts.ts';

const has = (...types: string[]) => ({ 'sales.example.com': seen(types) });
const ours = deployed(['AWS::Route53::RecordSet', 'sales.example.com']);
const foreign =
  "✗ hosts  sales.example.com has a record A in the zone that is not the stack's. " +
  'CloudFormation takes none over. Delete it, or change apps.sales.host.';

test.each([
  ['nothing', has(), nothing, '✓ hosts  sales.example.com is free'],
  ['only text', has('TXT'), nothing, '✓ hosts  sales.example.com is free'],
  ["the stack's own", has('A'), ours, "✓ hosts  sales.example.com is the stack's"],
  [
    "the stack's own, with a dot",
    has('A'),
    deployed(['AWS::Route53::RecordSet', 'sales.example.com.']),
    "✓ hosts  sales.example.com is the stack's",
  ],
  ["somebody's, before the first deploy", has('A'), nothing, foreign],
  ["somebody's, beside a stack with others", has('A'), deployed(['AWS::Route53::RecordSet', 'b.example.com']), foreign],
  ["somebody's CNAME", has('CNAME'), nothing, foreign.replace('record A', 'record CNAME')],
  [
    'an AAAA beside it',
    has('A', 'AAAA'),
    ours,
    '! hosts  sales.example.com has a record AAAA in the zone: visitors with IPv6 go where it says, not to the app. ' +
      'Delete it, or change apps.sales.host.',
  ],
  [
    'a record of nobody knows whom',
    has('A'),
    denied('cloudformation:DescribeStacks'),
    "! hosts  sales.example.com has a record A in the zone, and whether it is the stack's is not known.",
  ],
  [
    'what may not be looked at',
    { 'sales.example.com': denied('route53:ListResourceRecordSets') },
    nothing,
    '! hosts  What the zone has for sales.example.com could not be looked at: User ana is not authorized. ' +
      'Grant the deploying role the permission route53:ListResourceRecordSets.',
  ],
])('%s', (_case, records, stack, line) => {
  expect(lines(...hosts(records, stack, wanted()))).toEqual([line]);
});

test("the login page's host gets a record too", () => {
  const records = { ...has(), 'auth.example.com': seen(['CNAME']) };
  expect(lines(...hosts(records, nothing, wanted({ domain: loginHost })))).toEqual([
    '✓ hosts  sales.example.com is free',
    "✗ hosts  auth.example.com has a record CNAME in the zone that is not the stack's. " +
      'CloudFormation takes none over. Delete it, or change domain.login.host.',
  ]);
});

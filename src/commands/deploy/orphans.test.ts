import { expect, test } from '@jest/globals';
import { orphansText } from './orphans.ts';

const pool = { type: 'AWS::Cognito::UserPool', id: 'eu-west-1_Ab1Cd2Ef3', reason: 'It is protected' };
const table = { type: 'AWS::DynamoDB::Table', id: 'streamgate-prod-Ledger-1', reason: '' };
const network = { type: 'AWS::EC2::Subnet', id: 'subnet-1', reason: 'It has dependencies' };

test('names what is left and why, with the commands that delete it', () => {
  expect(orphansText([pool, table], 'eu-west-1')).toMatchInlineSnapshot(`
"The failed deploy created these resources and could not delete them. They are empty, and the stack no longer has them:
  AWS::Cognito::UserPool eu-west-1_Ab1Cd2Ef3: It is protected
  AWS::DynamoDB::Table streamgate-prod-Ledger-1
The next deploy creates new ones. Delete these:
  aws cognito-idp update-user-pool --region eu-west-1 --user-pool-id eu-west-1_Ab1Cd2Ef3 --deletion-protection INACTIVE
  aws cognito-idp delete-user-pool --region eu-west-1 --user-pool-id eu-west-1_Ab1Cd2Ef3
  aws dynamodb update-table --region eu-west-1 --table-name streamgate-prod-Ledger-1 --no-deletion-protection-enabled
  aws dynamodb wait table-exists --region eu-west-1 --table-name streamgate-prod-Ledger-1
  aws dynamodb delete-table --region eu-west-1 --table-name streamgate-prod-Ledger-1"
`);
});

test('what no command is known for is left to the console', () => {
  expect(orphansText([network], 'eu-west-1')).toMatchInlineSnapshot(`
"The failed deploy created these resources and could not delete them. They are empty, and the stack no longer has them:
  AWS::EC2::Subnet subnet-1: It has dependencies
The next deploy creates new ones. Delete these in the AWS console."
`);
});

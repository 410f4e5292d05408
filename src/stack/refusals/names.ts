import { deployCommand, preflightCommand, type Refusal } from './refusal.ts';

/** The name of a log group in AWS's text, such as `/aws/lambda/streamgate-prod-wake`. */
const logGroupIn = (said: string) => /\/(?:aws\/\w+|streamgate)[\w./-]*/.exec(said)?.[0] ?? '<log group>';

/** Names that something else has already. The last entry is for all the others. */
export const names: readonly Refusal[] = [
  {
    pattern: /Domain already (?:associated with another user pool|exists)/,
    example: 'Domain already associated with another user pool.',
    source: 'https://github.com/aws-samples/websocket-chat-application/issues/56',
    means: 'Another user pool has this sign-in prefix. A prefix is unique in its region, across all AWS accounts.',
    fix: place => ['Change domain.login.prefix in config/stages.ts, and deploy:', deployCommand(place)],
  },
  {
    pattern: /resource record set .* but it already exists/,
    example: "[Tried to create resource record set [name='sales.example.com.', type='A'] but it already exists]",
    source: 'https://github.com/aws/aws-cdk/issues/12564',
    means: 'The hosted zone has a record of this name that the stack did not make. CloudFormation can’t take it over.',
    fix: place => [
      'Delete the record, or change the host of the app. The preflight lists every such record:',
      preflightCommand(place),
    ],
  },
  {
    pattern: /AWS::Logs::LogGroup.* already exists/,
    type: 'AWS::Logs::LogGroup',
    example:
      'Resource of type \'AWS::Logs::LogGroup\' with identifier \'{"/properties/LogGroupName":"/aws/lambda/streamgate-prod-wake"}\' already exists.',
    source: 'https://github.com/serverless/serverless/issues/3168',
    means: 'A log group of an earlier deploy is still there: something wrote to it after the stack was removed.',
    fix: (place, said) => [
      'Delete it, with its log lines, and deploy:',
      `aws logs delete-log-group --region ${place.region} --log-group-name ${logGroupIn(said)}`,
      deployCommand(place),
    ],
  },
  {
    pattern: /already exists/i,
    example: 'streamgate-prod already exists',
    source: 'https://github.com/serverless/serverless/issues/3237',
    means: 'The account has something of this name that the stack did not make.',
    fix: place => [
      'Delete it if an earlier deploy left it behind. If it belongs to someone else, change place.prefix. Then deploy:',
      deployCommand(place),
    ],
  },
];

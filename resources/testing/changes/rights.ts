import { withApp } from '../base.ts';
import type { Change } from '../change.ts';

const from = 'arn:aws:secretsmanager:eu-west-1:222222222222:secret:db-AbCdEf' as const;
const key = 'arn:aws:kms:eu-west-1:222222222222:key/11111111-1111-4111-8111-111111111111' as const;
const read = { actions: ['s3:GetObject'], resources: ['arn:aws:s3:::sales/*'], why: 'The sales figures' } as const;

export const rightsChanges: readonly Change[] = [
  {
    setting: 'apps.<name>.secrets',
    to: withApp({ secrets: { db: `${from}:password::`, api: 'arn:aws:ssm:eu-west-1:222222222222:parameter/api' } }),
    changes: {
      'AppSalesExecutionRole.Properties.Policies': [
        undefined,
        [
          {
            PolicyName: 'secrets',
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Action: 'secretsmanager:GetSecretValue',
                  Resource: ['arn:aws:secretsmanager:eu-west-1:222222222222:secret:db-AbCdEf'],
                },
                {
                  Effect: 'Allow',
                  Action: 'ssm:GetParameters',
                  Resource: ['arn:aws:ssm:eu-west-1:222222222222:parameter/api'],
                },
              ],
            },
          },
        ],
      ],
      'AppSalesTask.Properties.ContainerDefinitions.sales.Secrets': [
        undefined,
        [
          {
            Name: 'STREAMGATE_SECRET_db',
            ValueFrom: 'arn:aws:secretsmanager:eu-west-1:222222222222:secret:db-AbCdEf:password::',
          },
          { Name: 'STREAMGATE_SECRET_api', ValueFrom: 'arn:aws:ssm:eu-west-1:222222222222:parameter/api' },
        ],
      ],
    },
  },
  {
    setting: 'apps.<name>.secrets.<name>.arn',
    from: withApp({ secrets: { db: { arn: from, key } } }),
    to: withApp({ secrets: { db: { arn: `${from}:user::`, key } } }),
    changes: {
      'AppSalesTask.Properties.ContainerDefinitions.sales.Secrets.STREAMGATE_SECRET_db.ValueFrom': [
        'arn:aws:secretsmanager:eu-west-1:222222222222:secret:db-AbCdEf',
        'arn:aws:secretsmanager:eu-west-1:222222222222:secret:db-AbCdEf:user::',
      ],
    },
  },
  {
    setting: 'apps.<name>.secrets.<name>.key',
    from: withApp({ secrets: { db: from } }),
    to: withApp({ secrets: { db: { arn: from, key } } }),
    changes: {
      'AppSalesExecutionRole.Properties.Policies.0.PolicyDocument.Statement.1': [
        undefined,
        {
          Effect: 'Allow',
          Action: 'kms:Decrypt',
          Resource: ['arn:aws:kms:eu-west-1:222222222222:key/11111111-1111-4111-8111-111111111111'],
        },
      ],
    },
  },
  {
    setting: 'apps.<name>.permissions',
    to: withApp({ permissions: [read] }),
    changes: {
      'AppSalesTaskRole.Properties.Policies': [
        undefined,
        [
          {
            PolicyName: 'permissions',
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: ['s3:GetObject'], Resource: ['arn:aws:s3:::sales/*'] }],
            },
          },
        ],
      ],
      'AppSalesTaskRole.Metadata': [undefined, { why: ['The sales figures'] }],
    },
  },
  {
    setting: 'apps.<name>.permissions[].actions',
    from: withApp({ permissions: [read] }),
    to: withApp({ permissions: [{ ...read, actions: ['s3:GetObject', 's3:PutObject'] }] }),
    changes: {
      'AppSalesTaskRole.Properties.Policies.0.PolicyDocument.Statement.0.Action': [
        ['s3:GetObject'],
        ['s3:GetObject', 's3:PutObject'],
      ],
    },
  },
  {
    setting: 'apps.<name>.permissions[].resources',
    from: withApp({ permissions: [read] }),
    to: withApp({ permissions: [{ ...read, resources: ['arn:aws:s3:::figures/*'] }] }),
    changes: {
      'AppSalesTaskRole.Properties.Policies.0.PolicyDocument.Statement.0.Resource': [
        ['arn:aws:s3:::sales/*'],
        ['arn:aws:s3:::figures/*'],
      ],
    },
  },
  {
    setting: 'apps.<name>.permissions[].why',
    from: withApp({ permissions: [read] }),
    to: withApp({ permissions: [{ ...read, why: 'Last year’s figures' }] }),
    changes: {
      'AppSalesTaskRole.Metadata.why': [['The sales figures'], ['Last year’s figures']],
    },
  },
];

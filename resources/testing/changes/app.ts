import { leastStage, withApp } from '../base.ts';
import type { Change } from '../change.ts';

const invitation = { subject: 'Welcome', body: '{username} {####} {apps}' } as const;

export const appChanges: readonly Change[] = [
  {
    setting: 'apps.<name>.host',
    from: { ...leastStage, login: { texts: { invitation } } },
    to: { ...withApp({ host: 'figures.example.com' }), login: { texts: { invitation } } },
    changes: {
      'UserPool.Properties.AdminCreateUserConfig.InviteMessageTemplate.EmailMessage': [
        '{username} {####} <a href="https://sales.example.com">https://sales.example.com</a>',
        '{username} {####} <a href="https://figures.example.com">https://figures.example.com</a>',
      ],
      'AppSalesRecord.Properties.Name': ['sales.example.com', 'figures.example.com'],
      'AppSalesCertificate.Properties.DomainName': ['sales.example.com', 'figures.example.com'],
      'AppSalesCertificate.Properties.DomainValidationOptions.0.DomainName': [
        'sales.example.com',
        'figures.example.com',
      ],
      'AppSalesClient.Properties.CallbackURLs': [
        ['https://sales.example.com/oauth2/idpresponse'],
        ['https://figures.example.com/oauth2/idpresponse'],
      ],
      'AppSalesClient.Properties.LogoutURLs': [
        ['https://sales.example.com/_gate/signed-out'],
        ['https://figures.example.com/_gate/signed-out'],
      ],
      'AppSalesSignoutRule.Properties.Conditions.0.HostHeaderConfig.Values': [
        ['sales.example.com'],
        ['figures.example.com'],
      ],
      'AppSalesGateRule.Properties.Conditions.0.HostHeaderConfig.Values': [
        ['sales.example.com'],
        ['figures.example.com'],
      ],
      'AppSalesSocketRule.Properties.Conditions.0.HostHeaderConfig.Values': [
        ['sales.example.com'],
        ['figures.example.com'],
      ],
      'AppSalesPageRule.Properties.Conditions.0.HostHeaderConfig.Values': [
        ['sales.example.com'],
        ['figures.example.com'],
      ],
      'Outputs.AppSalesUrl.Value': ['https://sales.example.com', 'https://figures.example.com'],
    },
  },
  {
    setting: 'apps.<name>.entry',
    to: withApp({ entry: 'other.py' }),
    changes: {
      'AppSalesTask.Properties.ContainerDefinitions.sales.Environment.STREAMGATE_ENTRY.Value': ['app.py', 'other.py'],
    },
  },
  {
    setting: 'apps.<name>.size',
    to: withApp({ size: { cpu: 512, memoryMiB: 2048 } }),
    changes: {
      'AppSalesTask.Properties.Cpu': ['256', '512'],
      'AppSalesTask.Properties.Memory': ['512', '2048'],
      'AppSalesTask.Properties.ContainerDefinitions.sales.Environment.STREAMGATE_MAX_UPLOAD_MIB.Value': ['32', '128'],
    },
  },
  {
    setting: 'apps.<name>.maxUploadMiB',
    to: withApp({ maxUploadMiB: 10 }),
    changes: {
      'AppSalesTask.Properties.ContainerDefinitions.sales.Environment.STREAMGATE_MAX_UPLOAD_MIB.Value': ['32', '10'],
    },
  },
  {
    setting: 'apps.<name>.contact',
    to: withApp({ contact: 'the data team' }),
    changes: {
      'AppSalesTask.Properties.ContainerDefinitions.sales.Environment.STREAMGATE_CONTACT.Value': [
        'data@example.com',
        'the data team',
      ],
    },
  },
  {
    setting: 'apps.<name>.frameAncestors',
    to: withApp({ frameAncestors: ['https://wiki.example.com', 'https://intranet.example.com:8443'] }),
    changes: {
      'AppSalesTask.Properties.ContainerDefinitions.sales.Environment.STREAMGATE_FRAME_ANCESTORS.Value': [
        "'self'",
        "'self' https://wiki.example.com https://intranet.example.com:8443",
      ],
    },
  },
  { setting: 'apps.<name>.policy', to: withApp({ policy: 'everyoneInvited' }), changes: {} },
  {
    setting: 'apps.<name>.spot',
    to: withApp({ spot: true }),
    changes: {
      'AppSalesService.Properties.CapacityProviderStrategy.0.CapacityProvider': ['FARGATE', 'FARGATE_SPOT'],
      'AppSalesService.Properties.ForceNewDeployment.ForceNewDeploymentNonce': ['FARGATE', 'FARGATE_SPOT'],
    },
  },
  {
    setting: 'apps.<name>.replicas',
    to: withApp({ replicas: 2 }),
    changes: {
      'AppSalesTargets.Properties.TargetGroupAttributes.stickiness.enabled.Value': ['false', 'true'],
      'AppSalesTargets.Properties.TargetGroupAttributes.stickiness.type': [
        undefined,
        { Key: 'stickiness.type', Value: 'lb_cookie' },
      ],
      'AppSalesTargets.Properties.TargetGroupAttributes.stickiness.lb_cookie.duration_seconds': [
        undefined,
        { Key: 'stickiness.lb_cookie.duration_seconds', Value: '604800' },
      ],
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
                  Resource: [{ Ref: 'AppSalesCookieSecret' }],
                },
              ],
            },
          },
        ],
      ],
      'AppSalesTask.Properties.ContainerDefinitions.sales.Secrets': [
        undefined,
        [{ Name: 'STREAMLIT_SERVER_COOKIE_SECRET', ValueFrom: { Ref: 'AppSalesCookieSecret' } }],
      ],
      AppSalesCookieSecret: [
        undefined,
        {
          Type: 'AWS::SecretsManager::Secret',
          Properties: {
            Description: 'Signs the cookies of sales: all copies of it have the same',
            GenerateSecretString: { PasswordLength: 64, ExcludePunctuation: true },
          },
        },
      ],
    },
  },
  {
    setting: 'apps.<name>.environment',
    to: withApp({ environment: { MODE: 'dark' } }),
    changes: {
      'AppSalesTask.Properties.ContainerDefinitions.sales.Environment.MODE': [
        undefined,
        { Name: 'MODE', Value: 'dark' },
      ],
    },
  },
  {
    setting: 'apps.<name>.healthPath',
    to: withApp({ healthPath: '/base/_stcore/health' }),
    changes: {
      'AppSalesTargets.Properties.HealthCheckPath': ['/_stcore/health', '/base/_stcore/health'],
      'AppSalesTask.Properties.ContainerDefinitions.sales.Environment.STREAMGATE_HEALTH_PATH.Value': [
        '/_stcore/health',
        '/base/_stcore/health',
      ],
    },
  },
  {
    setting: 'apps.<name>.healthCheckIntervalSeconds',
    to: withApp({ healthCheckIntervalSeconds: 30 }),
    changes: { 'AppSalesTargets.Properties.HealthCheckIntervalSeconds': [12, 30] },
  },
  {
    setting: 'apps.<name>.priority',
    to: withApp({ priority: 1_000 }),
    changes: {
      'AppSalesSignoutRule.Properties.Priority': [40236, 1004],
      'AppSalesGateRule.Properties.Priority': [40237, 1005],
      'AppSalesSocketRule.Properties.Priority': [40238, 1006],
      'AppSalesPageRule.Properties.Priority': [40239, 1007],
    },
  },
];

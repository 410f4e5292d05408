import type { Template } from '../template.ts';

/** What of a stage's template is compared, with what a test says otherwise. */
export interface Stack {
  pool?: object;
  schema?: object[];
  retained?: boolean;
  login?: object;
  groups?: string[];
  /** App → host. */
  hosts?: Record<string, string>;
  /** App → priority of its first rule. */
  priorities?: Record<string, number>;
}

export const email = { Name: 'email', AttributeDataType: 'String', Required: true, Mutable: true };
export const until = {
  Name: 'until',
  AttributeDataType: 'String',
  Mutable: true,
  StringAttributeConstraints: { MaxLength: '10' },
};
export const attribute = (Name: string) => ({ ...email, Name });

export const hosts = { sales: 'sales.example.com', finance: 'finance.example.com' };
export const priorities = { sales: 1000, finance: 2000 };
/** Sign-in by user name or address. */
export const usernames = { AliasAttributes: ['email'], UsernameConfiguration: { CaseSensitive: false } };
/** A login host. */
export const custom = { Domain: 'auth.example.com', CustomDomainConfig: { CertificateArn: 'arn' } };

const logicalId = (app: string) => `App${app.charAt(0).toUpperCase()}${app.slice(1)}`;

export function stack({
  pool = { UsernameAttributes: ['email'], UsernameConfiguration: { CaseSensitive: false } },
  schema = [email, until],
  retained = false,
  login = { Domain: 'example-streamgate' },
  groups = ['finance'],
  hosts: records = hosts,
  priorities: first = priorities,
}: Stack = {}): Template {
  const resources = {
    UserPool: { Type: 'AWS::Cognito::UserPool', Properties: { ...pool, Schema: schema } },
    LoginDomain: { Type: 'AWS::Cognito::UserPoolDomain', Properties: login },
    AdminsGroup: { Type: 'AWS::Cognito::UserPoolGroup', Properties: { GroupName: 'admins' } },
    SignoutRule: { Type: 'AWS::ElasticLoadBalancingV2::ListenerRule', Properties: { Priority: 1 } },
    Listener: { Type: 'AWS::ElasticLoadBalancingV2::Listener' },
  };
  const policy = retained ? { DeletionPolicy: 'RetainExceptOnCreate' } : {};
  return {
    Resources: {
      ...resources,
      UserPool: { ...resources.UserPool, ...policy },
      ...Object.fromEntries(groups.map(group)),
      ...Object.fromEntries(Object.entries(records).map(([app, host]) => record(logicalId(app), host))),
      ...Object.fromEntries(Object.entries(first).flatMap(([app, lowest]) => rules(logicalId(app), lowest))),
    },
  };
}

const group = (GroupName: string) =>
  [`Group${GroupName}`, { Type: 'AWS::Cognito::UserPoolGroup', Properties: { GroupName } }] as const;

const record = (app: string, Name: string) =>
  [
    `${app}Record`,
    { Type: 'AWS::Route53::RecordSet', Properties: { HostedZoneId: 'Z1', Name, Type: 'A', AliasTarget: {} } },
  ] as const;

const rules = (app: string, first: number) =>
  ['Socket', 'Page'].map(
    (kind, order) =>
      [
        `${app}${kind}Rule`,
        { Type: 'AWS::ElasticLoadBalancingV2::ListenerRule', Properties: { Priority: first + order + 2 } },
      ] as const,
  );

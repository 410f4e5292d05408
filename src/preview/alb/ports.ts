/** What the load balancer needs from AWS. The adapter is src/preview/aws/listener.ts. */
export interface LoadBalancerPorts {
  /** The deployed listener; undefined while there is none. Throws rather than return part of one. */
  describeListener(): Promise<ListenerDescription | undefined>;
  /** The secret of an app client. Throws when the client is unknown or has none. */
  clientSecret(userPoolId: string, clientId: string): Promise<string>;
  /** Invokes a function and waits for its result. Throws when it could not be invoked. */
  invoke(functionArn: string, event: string): Promise<Invocation>;
}

export interface Invocation {
  /** The function threw or timed out. */
  failed: boolean;
  /** What it returned, as JSON. */
  payload: string;
}

/** Logs problems of which the visitor sees only a status. */
export type Log = (problem: string, error: unknown) => void;

/** One listener as the ELBv2 API describes it. `readListener` turns it into one that can be served. */
export interface ListenerDescription {
  loadBalancerArn: string;
  defaultActions: readonly ActionDescription[];
  rules: readonly RuleDescription[];
  targetGroups: readonly TargetGroupDescription[];
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Rule.html */
export interface RuleDescription {
  Priority?: string | undefined;
  IsDefault?: boolean | undefined;
  Conditions?: readonly ConditionDescription[] | undefined;
  Actions?: readonly ActionDescription[] | undefined;
}

interface Values {
  Values?: readonly string[] | undefined;
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RuleCondition.html */
export interface ConditionDescription extends Values {
  Field?: string | undefined;
  HostHeaderConfig?: Values | undefined;
  PathPatternConfig?: Values | undefined;
  HttpRequestMethodConfig?: Values | undefined;
  SourceIpConfig?: Values | undefined;
  HttpHeaderConfig?: (Values & { HttpHeaderName?: string | undefined }) | undefined;
  QueryStringConfig?:
    | { Values?: readonly { Key?: string | undefined; Value?: string | undefined }[] | undefined }
    | undefined;
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Action.html */
export interface ActionDescription {
  Type?: string | undefined;
  Order?: number | undefined;
  TargetGroupArn?: string | undefined;
  ForwardConfig?: { TargetGroups?: readonly WeightDescription[] | undefined } | undefined;
  AuthenticateCognitoConfig?: CognitoDescription | undefined;
  FixedResponseConfig?:
    | { StatusCode?: string | undefined; ContentType?: string | undefined; MessageBody?: string | undefined }
    | undefined;
  RedirectConfig?: RedirectDescription | undefined;
}

export interface WeightDescription {
  TargetGroupArn?: string | undefined;
  Weight?: number | undefined;
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_AuthenticateCognitoActionConfig.html */
export interface CognitoDescription {
  UserPoolArn?: string | undefined;
  UserPoolClientId?: string | undefined;
  Scope?: string | undefined;
  SessionCookieName?: string | undefined;
  SessionTimeout?: number | string | undefined;
  OnUnauthenticatedRequest?: string | undefined;
  AuthenticationRequestExtraParams?: Readonly<Record<string, string>> | undefined;
}

export interface RedirectDescription {
  StatusCode?: string | undefined;
  Protocol?: string | undefined;
  Host?: string | undefined;
  Port?: string | undefined;
  Path?: string | undefined;
  Query?: string | undefined;
}

export interface TargetGroupDescription {
  arn: string;
  type: string | undefined;
  attributes: Readonly<Record<string, string>>;
  targets: readonly { id: string; port: number | undefined; state: string | undefined }[];
}

import type { Lookup } from '../kit/lookup.ts';

/** All that a run observes of a deployed stage. Plain data; every time is in milliseconds since 1970. */
export interface Observations {
  stage: StageFacts;
  rules: Lookup<readonly AppRules[]>;
  functionGroups: Lookup<readonly LambdaTargetGroup[]>;
  pool: Lookup<PoolFacts>;
  services: Lookup<readonly AppService[]>;
  logs: Lookup<LogFacts>;
  wakes: Lookup<readonly AppWakes[]>;
  reports: Lookup<readonly AppReports[]>;
  missedMinutes: Lookup<AlarmFacts>;
  account: Lookup<AccountFacts>;
  build: Lookup<BuildFacts | 'none'>;
  /** Why a resource of the stack failed, in CloudFormation's words. */
  failedEvents: Lookup<readonly string[]>;
  edge: Lookup<EdgeFacts>;
  visit: ObservedVisit | { none: string };
}

export interface StageFacts {
  name: string;
  stack: string;
  region: string;
  architecture: string;
  /** When the observations were made. */
  now: number;
}

/** A login action, as DescribeRules returns it. */
export type LoginAction = Readonly<Record<string, unknown>>;

/** An app's rules at the load balancer. */
export interface AppRules {
  app: string;
  /** The groups that the page rule forwards to. */
  groups: readonly { type: string; weight: number }[];
  groupStickiness: boolean;
  /** Whether the page rule's forward action names a group beside its ForwardConfig. */
  topLevelTargetGroup: boolean;
  /** The login of the rule whose weights change. */
  pageLogin: LoginAction | undefined;
  /** That of a rule with the same login, which nothing changes. */
  otherLogin: LoginAction | undefined;
  /** The state of each target of the app, and why. */
  targets: readonly { state: string; reason?: string }[];
}

/** A target group with a Lambda function in it. */
export interface LambdaTargetGroup {
  name: string;
  targets: readonly string[];
  /** Of the function's resource policy, what lets the load balancer in. */
  permissions: readonly { sourceArn: string; sourceAccount: string }[];
}

export interface PoolFacts {
  trigger?: { functionName: string; version: string };
  /** The trigger as the project deploys it. */
  expectedTrigger: string;
  clients: readonly { app: string; flows: readonly string[] }[];
}

export interface AppService {
  app: string;
  desired: number;
  running: number;
  graceSeconds: number;
  cpu: string;
  /** When the version that runs was deployed. */
  deployedAt: number;
  rollout: string;
  /** The service's last events, newest first. */
  events: readonly { at: number; message: string }[];
}

/** What the stage's own programs wrote. */
export interface LogFacts {
  /** Of each app, whether an instance could write to `/tmp` when it last started. */
  scratch: readonly { app: string; at: number; writable: boolean }[];
  /** The gate, once per access token of the person: when that token ends, how many groups are in it, and when the session ends that its `auth_time` began. */
  admitted: readonly { app: string; expires: number; groups: number; sessionEnds?: number }[];
  /** The gate's refusals because `x-amzn-oidc-data` has no expiry, of the last day. */
  withoutExpiry: number;
  /** The gate's refusals of WebSockets whose headers proved no one, while the person was connected. */
  unprovenSockets: number;
  /** The trigger's decisions about the person. */
  decided: readonly { app: string; source: string; allowed: boolean }[];
  /** The reconciler about the apps, oldest first, of the last day. */
  power: readonly { at: number; app: string; woke: boolean; rollout: string }[];
  /** The reconciler's complaints that a rule came back with another login, of the last day. */
  changedLogins: readonly string[];
}

/** How many seconds the last wakes of an app took. */
export interface AppWakes {
  app: string;
  seconds: readonly number[];
}

/** An app's reports of how many people are connected: as it wrote them, and as minutes of the metric. */
export interface AppReports {
  app: string;
  lines: readonly number[];
  minutes: readonly number[];
}

export interface AlarmFacts {
  state: string;
  /** When it went off. */
  alarms: readonly { at: number; summary: string }[];
}

export interface AccountFacts {
  concurrentExecutions: number;
}

export interface BuildFacts {
  id: string;
  status: string;
  /** CodeBuild's name for the kind of machine. */
  environment: string;
  problem?: string;
}

/** What the load balancer answers to a visitor without a session. */
export interface EdgeFacts {
  app: string;
  protocol: 'http' | 'https';
  /** The version of TLS; absent over plain HTTP. */
  tls?: string;
  hsts?: string;
  server?: string;
  status: number;
  /** Of the signed-out page, which a Lambda answers. */
  signedOutStatus: number;
}

/** What the throw-away person met. Members are absent from the step on that failed. */
export interface ObservedVisit {
  app: string;
  /** What the pool called the person: the lines of the logs that name it are about them. */
  sub: string;
  /** Whether the person was in a group that the app's policy names. */
  grouped: boolean;
  /** Absent once the app was reached. */
  loginProblem?: string;
  /** What an app answered that refuses the person, or why none was opened. */
  refusal?: { app: string; status: number; page: boolean } | { none: string };
  /** How the app answered, how many messages Streamlit sent over its WebSocket, and with what a handshake was refused. */
  page?: { status: number; frames: number; refusedWith?: number };
  /** After the access token had ended; absent without `--wait`. */
  renewal?: SessionRenewal;
  signOut?: { url: string; cookies: readonly string[]; asksForLogin: boolean };
  /** What a copy of the session’s cookies was worth after the sign-out; absent without `--wait`. */
  copy?: SessionCopy;
}

export interface SessionCopy {
  /** From the sign-out, at least as long as an access token lasts. */
  waitedSeconds: number;
  /** Whether the app still opened. */
  atApp: boolean;
  /** Where `/_gate/signout` led, for which no session is needed. */
  signOutUrl: string;
}

export interface SessionRenewal {
  waitedSeconds: number;
  /** Whether the page opened a new WebSocket automatically after the token had ended. */
  reconnected: boolean;
  /** With what handshakes were refused after the token had ended. */
  refusedHandshakes: readonly number[];
  /** What the app then answered to a new request; the sign-in page is none of the app's. */
  status: number;
  atApp: boolean;
}

/**
 * The variables of each function and of the app's task, declared once: `resources/` writes them by these
 * declarations and the readers read them by the same ones. `gate/settings.py` reads the task's.
 */
export const environments = {
  preToken: {
    /** Which of config/stages.ts' policies apply. */
    stage: 'STREAMGATE_STAGE',
    /** JSON: app name → app client id; the portal's too, under its reserved name. */
    clients: 'STREAMGATE_CLIENTS',
  },
  signout: {
    stage: 'STREAMGATE_STAGE',
    clients: 'STREAMGATE_CLIENTS',
    /** Origin of the login page. */
    login: 'STREAMGATE_LOGIN_ORIGIN',
    /** An OriginPattern. */
    pattern: 'STREAMGATE_ORIGIN_PATTERN',
    userPool: 'STREAMGATE_USER_POOL_ID',
    loadBalancerArn: 'STREAMGATE_LOAD_BALANCER_ARN',
    issuer: 'STREAMGATE_ISSUER',
    loadBalancerKeysUrl: 'STREAMGATE_LOAD_BALANCER_KEYS_URL',
    poolKeysUrl: 'STREAMGATE_POOL_KEYS_URL',
  },
  scaleToZero: {
    stage: 'STREAMGATE_STAGE',
    /** The table of leases, holds, marks and records. */
    table: 'STREAMGATE_POWER_TABLE',
    /** The ECS cluster; each service in it is named like its app. */
    cluster: 'STREAMGATE_CLUSTER',
    /** ARN of the listener whose rules send visitors to an app or to the waiting page. */
    listener: 'STREAMGATE_LISTENER_ARN',
    /** ARN of the waiting page's target group. */
    wakeTargets: 'STREAMGATE_WAKE_TARGETS_ARN',
    /** Namespace of the session metric. */
    metrics: 'STREAMGATE_METRIC_NAMESPACE',
  },
  wake: {
    stage: 'STREAMGATE_STAGE',
    /** JSON: app name → app client id. */
    clients: 'STREAMGATE_CLIENTS',
    pattern: 'STREAMGATE_ORIGIN_PATTERN',
    table: 'STREAMGATE_POWER_TABLE',
    /** Name of the function that does what a wake asks for. */
    reconciler: 'STREAMGATE_RECONCILER',
    /** Origin of the login page, where a form ends up whose sender has to sign in again. */
    login: 'STREAMGATE_LOGIN_ORIGIN',
    loadBalancerArn: 'STREAMGATE_LOAD_BALANCER_ARN',
    issuer: 'STREAMGATE_ISSUER',
    loadBalancerKeysUrl: 'STREAMGATE_LOAD_BALANCER_KEYS_URL',
    poolKeysUrl: 'STREAMGATE_POOL_KEYS_URL',
  },
  portal: {
    stage: 'STREAMGATE_STAGE',
    /** The portal's app client. */
    clientId: 'STREAMGATE_CLIENT_ID',
    pattern: 'STREAMGATE_ORIGIN_PATTERN',
    /** Where the reconciler's records are. */
    table: 'STREAMGATE_POWER_TABLE',
    login: 'STREAMGATE_LOGIN_ORIGIN',
    loadBalancerArn: 'STREAMGATE_LOAD_BALANCER_ARN',
    issuer: 'STREAMGATE_ISSUER',
    loadBalancerKeysUrl: 'STREAMGATE_LOAD_BALANCER_KEYS_URL',
    poolKeysUrl: 'STREAMGATE_POOL_KEYS_URL',
  },
  bulkInvite: {
    stage: 'STREAMGATE_STAGE',
    /** The portal's app client. */
    clientId: 'STREAMGATE_CLIENT_ID',
    pattern: 'STREAMGATE_ORIGIN_PATTERN',
    /** The table of jobs, rows, mails and keys. */
    ledger: 'STREAMGATE_LEDGER_TABLE',
    /** Name of the function that does what a job asks for. */
    worker: 'STREAMGATE_INVITE_WORKER',
    userPool: 'STREAMGATE_USER_POOL_ID',
    /** Characters that the pool demands of a password at least. */
    minimumPasswordLength: 'STREAMGATE_MINIMUM_PASSWORD_LENGTH',
    /** Origin of the login page, where a form ends up whose sender has to sign in again. */
    login: 'STREAMGATE_LOGIN_ORIGIN',
    loadBalancerArn: 'STREAMGATE_LOAD_BALANCER_ARN',
    issuer: 'STREAMGATE_ISSUER',
    loadBalancerKeysUrl: 'STREAMGATE_LOAD_BALANCER_KEYS_URL',
    poolKeysUrl: 'STREAMGATE_POOL_KEYS_URL',
  },
  inviteWorker: {
    stage: 'STREAMGATE_STAGE',
    ledger: 'STREAMGATE_LEDGER_TABLE',
    userPool: 'STREAMGATE_USER_POOL_ID',
    minimumPasswordLength: 'STREAMGATE_MINIMUM_PASSWORD_LENGTH',
  },
  task: {
    app: 'STREAMGATE_APP',
    entry: 'STREAMGATE_ENTRY',
    clientId: 'STREAMGATE_CLIENT_ID',
    /** The load balancer's session cookie, which the app must not see. */
    sessionCookie: 'STREAMGATE_SESSION_COOKIE',
    loadBalancerArn: 'STREAMGATE_LOAD_BALANCER_ARN',
    issuer: 'STREAMGATE_ISSUER',
    loadBalancerKeysUrl: 'STREAMGATE_LOAD_BALANCER_KEYS_URL',
    poolKeysUrl: 'STREAMGATE_POOL_KEYS_URL',
    /** What the load balancer asks without a login. */
    healthPath: 'STREAMGATE_HEALTH_PATH',
    /** The largest upload, a whole number. */
    maxUploadMiB: 'STREAMGATE_MAX_UPLOAD_MIB',
    /** Who may frame the app, as a Content-Security-Policy lists it. */
    frameAncestors: 'STREAMGATE_FRAME_ANCESTORS',
    /** How long a login session lasts, a whole number. */
    sessionHours: 'STREAMGATE_SESSION_HOURS',
    /** Whom the refusal page says to ask. */
    contact: 'STREAMGATE_CONTACT',
  },
} as const;

/** The variable that brings an app one of its secrets. `streamlit/` collects what begins like this into `st.secrets`. */
export const secretVariable = (key: string) => `STREAMGATE_SECRET_${key}`;

type Environments = typeof environments;

/** A value for every variable of `reader`, under the names it will look for. */
export function writeEnvironment<R extends keyof Environments, V = string>(
  reader: R,
  values: Record<keyof Environments[R], V>,
): Record<string, V> {
  const names: Record<string, string> = environments[reader];
  return Object.fromEntries(Object.entries<V>(values).map(([key, value]) => [names[key], value]));
}

/** Every variable of `reader`. Throws, naming it, when one is missing: a handler without its settings must not start. */
export function readEnvironment<R extends keyof Environments>(
  reader: R,
  variables: Readonly<Record<string, string | undefined>> = process.env,
): Readonly<Record<keyof Environments[R], string>> {
  const values = Object.entries<string>(environments[reader]).map(([key, name]) => {
    const value = variables[name];
    if (!value) throw new Error(`The environment variable ${name} is missing. resources/ writes it: deploy again.`);
    return [key, value];
  });
  return Object.freeze(Object.fromEntries(values));
}

import type { Policy } from '../../src/access/policy.ts';
import type { Hours } from '../../src/power/hours.ts';
import type { TaskPermission } from './app/permission.ts';
import type { EncryptedSecret, SecretArn } from './app/secret.ts';
import { maxUploadMiB, type TaskSize } from './app/size.ts';

/** One Streamlit entry file on one host. @typeParam Group The groups that the stage has. */
export interface AppSettings<Group extends string = string> {
  /** The host of the app, in the stage's hosted zone, such as `sales.example.com`. At most 64 characters, the limit of a certificate. */
  host: string;
  /** The entry file of the app, in `streamlit/`. */
  entry: `${string}.py`;
  /** The size of one instance. A quarter vCPU and 512 MiB are enough for a small app with about ten people at a time. */
  size: TaskSize;
  /**
   * The size limit of an upload, in MiB: at most a sixteenth of `size.memoryMiB`, because Streamlit keeps uploads in memory and a page that
   * reads one has a second copy. A smaller `server.maxUploadSize` in config.toml takes precedence; `sls deploy` rejects a larger one.
   * https://docs.streamlit.io/develop/api-reference/configuration/config.toml#server
   * @default a sixteenth of the memory
   */
  maxUploadMiB?: number;
  /** Contact for people who are refused access: an email address, or a few words such as `the data team`. At most 200 characters. */
  contact: string;
  /**
   * Who has access. Without a policy no one has.
   * @default none
   */
  policy?: Policy<Group>;
  /**
   * Runs the app on Fargate Spot, which costs a third to a half of the usual price. AWS can stop an instance with two minutes of notice.
   * @default false
   */
  spot?: boolean;
  /**
   * The number of instances while the app is awake: 1 to 50. With two or more, each person stays on one instance, because Streamlit keeps
   * the session in memory, and all instances share a cookie secret in Secrets Manager, which costs 0.40 USD a month.
   * @default 1
   */
  replicas?: number;
  /**
   * Environment variables of the app. Names that start with `STREAMGATE_`, `UVICORN_` or `STREAMLIT_SERVER_` are reserved, and so are a few
   * others that would break the start, such as `PATH`.
   * @default {}
   */
  environment?: Readonly<Record<string, string>>;
  /**
   * The values of `st.secrets`, by key. A secret that is a JSON object becomes a section. Changed secrets take effect when an instance
   * starts.
   * @default {}
   */
  secrets?: Readonly<Record<string, SecretArn | EncryptedSecret>>;
  /**
   * What the app may do in AWS, such as reading a bucket. boto3 finds the credentials automatically.
   * @default []
   */
  permissions?: readonly TaskPermission[];
  /**
   * Origins whose pages can embed the app in a frame, such as `https://wiki.example.com`; at most 20. The app's own origin is always
   * allowed. Use pages on the same registrable domain as the app: for others, most browsers keep the session cookie out of the frame. The
   * sign-in page does not open in a frame, so people must sign in to the app first. A page that also sends messages to the app must be
   * listed in `client.allowedOrigins` of config.toml.
   * https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Content-Security-Policy/frame-ancestors
   * @default []
   */
  frameAncestors?: readonly `https://${string}`[];
  /**
   * The path of the load balancer's health check. Only an app with `server.baseUrlPath` in its config.toml has a different one, below that
   * path.
   * @default "/_stcore/health"
   * @seldom
   */
  healthPath?: `${'' | `/${string}`}/_stcore/health`;
  /**
   * Seconds between two health checks of an instance: 5 to 300. An instance that fails ten checks in a row is replaced, and the people on
   * it start over: with the default, after two minutes without an answer. A longer interval tolerates pages that compute for minutes
   * without a pause, but slows waking down, because a new instance must pass a check first.
   * @default 12
   */
  healthCheckIntervalSeconds?: number;
  /**
   * The opening hours, week by week, with closed and extra days. Outside of them the app sleeps and costs nothing except its share of the
   * load balancer.
   * @default always
   */
  hours?: Hours;
  /**
   * Minutes with no one connected after which the app sleeps, during its hours too: 5 to 1440. The next visitor wakes it, which takes
   * about a minute. An open browser tab counts as connected until its login session ends.
   * @default 60
   */
  idleMinutes?: number;
  /**
   * Whether the app stays awake when no one is connected: always, or during its `hours`. Then it cannot have `idleMinutes`.
   * @default false
   */
  alwaysOn?: boolean;
  /**
   * Hours that a visitor's wake lasts at most: 1 to 24. It ends earlier if no one has been connected for `idleMinutes`, or for 30 minutes
   * if the app is `alwaysOn`. People who are connected can extend it.
   * @default 4
   * @seldom
   */
  leaseHours?: number;
  /**
   * Minutes that people who are still connected at closing time can stay: 0 to 720.
   * @default 60
   * @seldom
   */
  graceMinutes?: number;
  /**
   * Minutes that the app stays awake after it was started during its opening hours, even if no one comes: 5 to 240.
   * @default 15
   * @seldom
   */
  minUptimeMinutes?: number;
  /**
   * Whether visitors can wake the app outside its opening hours. If they cannot, the waiting page shows when it opens.
   * @default true
   */
  wakeOutsideHours?: boolean;
  /**
   * The lowest priority of the app's rules at the load balancer: a multiple of 8 from 1,000 to 49,992. Needed only if two app names result
   * in the same priority, which `sls` reports.
   * @default a hash of the app's name
   * @seldom
   */
  priority?: number;
}

/** The default settings of an app. */
export const appDefaults = {
  spot: false,
  replicas: 1,
  environment: {},
  secrets: {},
  permissions: [],
  frameAncestors: [],
  healthPath: '/_stcore/health',
  healthCheckIntervalSeconds: 12,
  idleMinutes: 60,
  alwaysOn: false,
  leaseHours: 4,
  graceMinutes: 60,
  minUptimeMinutes: 15,
  wakeOutsideHours: true,
} as const satisfies Partial<AppSettings>;

/** The settings with all defaults filled in. An app that is always on has no `idleMinutes`. */
export type CompleteApp = AppSettings &
  Required<Pick<AppSettings, Exclude<keyof typeof appDefaults, 'idleMinutes'> | 'maxUploadMiB'>>;

const { idleMinutes, ...otherDefaults } = appDefaults;

export const completeApp = (app: AppSettings): CompleteApp => ({
  ...otherDefaults,
  ...(app.alwaysOn ? {} : { idleMinutes }),
  maxUploadMiB: maxUploadMiB(app.size),
  ...app,
});

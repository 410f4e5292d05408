import type { Policy } from '../../src/access/policy.ts';
import type { Hours } from '../../src/power/hours.ts';
import type { TaskPermission } from './app/permission.ts';
import type { EncryptedSecret, SecretArn } from './app/secret.ts';
import { maxUploadMiB, type TaskSize } from './app/size.ts';

/** One Streamlit entry file on one host. @typeParam Group The groups that the stage has. */
export interface AppSettings<Group extends string = string> {
  /** The host people open, in the stage's hosted zone, such as `sales.example.com`. 64 characters at most, as in a certificate. */
  host: string;
  /** The Streamlit file, in `streamlit/`. */
  entry: `${string}.py`;
  /** What one copy of the app runs on. A quarter vCPU and half a gigabyte carry a small app, used by about ten people at a time. */
  size: TaskSize;
  /**
   * How large a file may be that people upload, in MiB: at most a sixteenth of `size.memoryMiB`, because Streamlit keeps uploads in memory and a
   * page that reads one has a second copy. A smaller `server.maxUploadSize` in config.toml counts instead; a larger one than fits is refused
   * by `sls deploy`. https://docs.streamlit.io/develop/api-reference/configuration/config.toml#server
   * @default a sixteenth of the memory
   */
  maxUploadMiB?: number;
  /** Whom people ask who were refused: an e-mail address, or a few words such as `the data team`. 200 characters at most. */
  contact: string;
  /**
   * Who may enter. Without one nobody does.
   * @default none
   */
  policy?: Policy<Group>;
  /**
   * Whether it runs on Fargate Spot, which costs a third to a half of the price: AWS may end a copy with two minutes' notice.
   * @default false
   */
  spot?: boolean;
  /**
   * Copies that run while the app is awake: 1 to 50. From two on each person stays with one copy, because Streamlit keeps a
   * session in its memory, and all copies share a cookie secret, kept in Secrets Manager for 0.40 USD a month.
   * @default 1
   */
  replicas?: number;
  /**
   * Variables that the app finds in its environment. Names that begin with `STREAMGATE_`, `UVICORN_` or
   * `STREAMLIT_SERVER_` are taken, and a few others that would break the start, such as `PATH`.
   * @default {}
   */
  environment?: Readonly<Record<string, string>>;
  /**
   * What the app finds in `st.secrets`, by key. A secret that is a JSON object becomes a section. Changed secrets arrive with the
   * next start of a copy.
   * @default {}
   */
  secrets?: Readonly<Record<string, SecretArn | EncryptedSecret>>;
  /**
   * What the app may do in AWS, such as reading a bucket. boto3 finds the credentials by itself.
   * @default []
   */
  permissions?: readonly TaskPermission[];
  /**
   * Origins besides the app's own whose pages may show the app in a frame, such as `https://wiki.example.com`; at most 20. Use pages on
   * the same registrable domain as the app: for others most browsers keep the session out of the frame. The sign-in page does not open
   * in a frame, so people sign in to the app first. A page that also sends messages to the app has to be in `client.allowedOrigins` of
   * config.toml.
   * https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Content-Security-Policy/frame-ancestors
   * @default []
   */
  frameAncestors?: readonly `https://${string}`[];
  /**
   * What the load balancer asks to learn whether a copy works. Only an app with `server.baseUrlPath` in its config.toml has another
   * one, below that path.
   * @default "/_stcore/health"
   * @seldom
   */
  healthPath?: `${'' | `/${string}`}/_stcore/health`;
  /**
   * How many seconds pass between two health checks of a copy: 5 to 300. A copy that fails ten in a row is replaced, and whoever is
   * connected to it starts again: with the default, one that has not answered for two minutes. A longer interval is more patient with
   * pages that compute for minutes without a pause, and makes waking slower, because a new copy has to pass a check first.
   * @default 12
   */
  healthCheckIntervalSeconds?: number;
  /**
   * When it runs, week by week, with closed and extra days. Outside of them it sleeps, and costs nothing but its share of the load balancer.
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
   * How many hours a visitor's wake lasts at most: 1 to 24. It ends sooner when no one has been connected for `idleMinutes`, or for 30
   * minutes if the app is `alwaysOn`. Whoever is connected can extend it.
   * @default 4
   * @seldom
   */
  leaseHours?: number;
  /**
   * How many minutes whoever is still connected at closing time may stay: 0 to 720.
   * @default 60
   * @seldom
   */
  graceMinutes?: number;
  /**
   * How many minutes it runs at least once it has been started during its hours, whether somebody comes or not: 5 to 240.
   * @default 15
   * @seldom
   */
  minUptimeMinutes?: number;
  /**
   * Whether a visitor may wake it outside its hours. If not, the waiting page says when it opens.
   * @default true
   */
  wakeOutsideHours?: boolean;
  /**
   * The lowest priority of the app's rules at the load balancer: a multiple of 8 from 1,000 to 49,992. Only needed when two apps'
   * names happen to give the same one, which `sls` says.
   * @default a hash of the app's name
   * @seldom
   */
  priority?: number;
}

/** What an app gets where it says nothing. */
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

/** The settings with nothing left open that has a default. An app that is always on has no `idleMinutes`. */
export type CompleteApp = AppSettings &
  Required<Pick<AppSettings, Exclude<keyof typeof appDefaults, 'idleMinutes'> | 'maxUploadMiB'>>;

const { idleMinutes, ...otherDefaults } = appDefaults;

export const completeApp = (app: AppSettings): CompleteApp => ({
  ...otherDefaults,
  ...(app.alwaysOn ? {} : { idleMinutes }),
  maxUploadMiB: maxUploadMiB(app.size),
  ...app,
});

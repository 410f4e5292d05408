import type { Action, Rule } from '@aws-sdk/client-elastic-load-balancing-v2';
import { Temporal } from 'temporal-polyfill';
import type { Hold, Lease, PowerRecord } from '../../../power/observation.ts';
import { firstRecord } from '../../../power/remember.ts';
import type { Attributes } from '../../items/attributes.ts';
import { holdItem, leaseItem, readRecord, recordItem } from '../items.ts';
import { tokens } from './buckets.ts';
import type { PassingTime } from './passing-time.ts';
import { aForward, aLogin, wakeTargets } from './rule.ts';
import { answerTable } from './table.ts';

/** What of an app AWS has. A copy runs 20 seconds after it is wanted, and is healthy after twice that. */
interface DeployedApp {
  desiredCount: number;
  /** When its copies were started, in milliseconds. */
  started: number;
  rule: Rule;
}

const [runsAfter, healthyAfter] = [20_000, 40_000];
const targetsOf = (app: string) => `arn:targets/${app}`;

/** An AWS account with a stage's apps, at the SDK's clients: it counts the requests, and refuses those that AWS would for their rate. */
export class Account {
  readonly hosts: ReadonlyMap<string, string>;
  readonly items = new Map<string, Attributes>();
  /** How often each command was sent, since the last `forget`. */
  requests: Record<string, number> = {};
  refused: string[] = [];
  /** Called before a command is answered. */
  before: (command: string) => void = () => undefined;
  readonly #apps = new Map<string, DeployedApp>();
  readonly #time: PassingTime;
  readonly #takes: (command: string) => boolean;

  constructor(names: readonly string[], time: PassingTime) {
    this.#time = time;
    this.#takes = tokens(time.now);
    this.hosts = new Map(names.map(name => [name, `${name}.example.com`]));
    for (const [name, host] of this.hosts)
      this.#apps.set(name, { desiredCount: 0, started: 0, rule: pageOf(name, host) });
  }

  get count(): number {
    return Object.values(this.requests).reduce((total, count) => total + count, 0);
  }

  forget() {
    this.requests = {};
    this.refused = [];
  }

  now = () => Temporal.Instant.fromEpochMilliseconds(this.#time.now());
  names = () => [...this.hosts.keys()];
  route = (app: string): 'app' | 'wake' => (weightOf(this.#of(app).rule.Actions, wakeTargets) === 0 ? 'app' : 'wake');
  desired = (app: string): number => this.#of(app).desiredCount;
  healthy = (app: string): boolean => this.#upFor(app) >= healthyAfter;
  record = (app: string): PowerRecord | undefined => readRecord(this.items.get(`record#${app}`));

  lease(app: string) {
    const lease: Lease = { id: `${this.#time.now()}`, at: this.now(), until: this.now().add({ hours: 4 }), by: 'ana' };
    this.items.set(`lease#${app}`, leaseItem(app, lease));
  }

  hold(app: string, target: Hold['target']) {
    this.items.set(
      `hold#${app}`,
      holdItem(app, { target, until: this.now().add({ hours: 1 }), by: 'olga', reason: 'x' }),
    );
  }

  /** An app that has been awake for two hours, with nobody connected. */
  awake(app: string) {
    const deployed = this.#of(app);
    const since = this.now().subtract({ hours: 2 });
    deployed.desiredCount = 1;
    deployed.started = since.epochMilliseconds;
    deployed.rule = { ...deployed.rule, Actions: [aLogin(), aForward([wakeTargets, 0], [targetsOf(app), 1])] };
    const record = { ...firstRecord(since), version: 1, state: 'awake', upSince: since, runningSince: since } as const;
    this.items.set(`record#${app}`, recordItem(app, record));
  }

  /** Somebody else's request. */
  spend = (command: string): boolean => this.#takes(command);

  /** What AWS answers; throws what it refuses. */
  answer(command: string, input: object): object {
    this.before(command);
    this.requests[command] = (this.requests[command] ?? 0) + 1;
    if (!this.#takes(command)) {
      this.refused.push(command);
      throw Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' });
    }
    const answers = this.#answers[command];
    return answers ? answers(input as never) : answerTable(this.items, command, input);
  }

  readonly #answers: Record<string, (input: never) => object> = {
    DescribeRulesCommand: () => ({ Rules: [...this.#apps.values()].map(({ rule }) => rule) }),
    ModifyRuleCommand: ({ RuleArn, Actions }: { RuleArn: string; Actions: Action[] }) => {
      const deployed = this.#of(RuleArn);
      deployed.rule = { ...deployed.rule, Actions };
      return { Rules: [deployed.rule] };
    },
    DescribeTargetHealthCommand: ({ TargetGroupArn }: { TargetGroupArn: string }) => {
      const State = this.healthy(TargetGroupArn.slice(targetsOf('').length)) ? 'healthy' : 'initial';
      return { TargetHealthDescriptions: [{ TargetHealth: { State } }] };
    },
    DescribeServicesCommand: ({ services }: { services: string[] }) => {
      if (services.length > 10)
        throw new Error('InvalidParameterException: Services cannot have more than 10 elements');
      return { services: services.map(app => this.#service(app)) };
    },
    UpdateServiceCommand: ({ service, desiredCount }: { service: string; desiredCount: number }) => {
      Object.assign(this.#of(service), { desiredCount, started: this.#time.now() });
      return { service: this.#service(service) };
    },
    ListTasksCommand: () => ({ taskArns: [] }),
    // A report of every minute: nobody is connected.
    GetMetricStatisticsCommand: ({ StartTime, EndTime }: { StartTime: Date; EndTime: Date }) => ({
      Datapoints: Array.from({ length: Math.floor((Number(EndTime) - Number(StartTime)) / 60_000) }, (_, index) => ({
        Timestamp: new Date(Number(StartTime) + index * 60_000),
        Maximum: 0,
        SampleCount: 1,
      })),
    }),
  };

  #service(app: string) {
    const { desiredCount } = this.#of(app);
    const runningCount = this.#upFor(app) >= runsAfter ? desiredCount : 0;
    const loadBalancers = [{ targetGroupArn: targetsOf(app) }];
    return { serviceName: app, status: 'ACTIVE', desiredCount, runningCount, loadBalancers };
  }

  #upFor(app: string): number {
    const { desiredCount, started } = this.#of(app);
    return desiredCount > 0 ? this.#time.now() - started : 0;
  }

  #of(app: string): DeployedApp {
    const deployed = this.#apps.get(app);
    if (!deployed) throw new Error(`There is no ${app}.`);
    return deployed;
  }
}

const pageOf = (app: string, host: string): Rule => ({
  RuleArn: app,
  Conditions: [
    { Field: 'host-header', HostHeaderConfig: { Values: [host] } },
    { Field: 'path-pattern', PathPatternConfig: { Values: ['/*'] } },
  ],
  Actions: [aLogin(), aForward([wakeTargets, 1], [targetsOf(app), 0])],
});

const weightOf = (actions: readonly Action[] = [], group: string) =>
  actions.at(-1)?.ForwardConfig?.TargetGroups?.find(({ TargetGroupArn }) => TargetGroupArn === group)?.Weight;

import type { Policy, Rule } from '../../src/access/policy.ts';
import type { Hours } from '../../src/power/hours.ts';
import { problem } from '../checks/problem.ts';
import type { TaskPermission } from '../settings/app/permission.ts';
import type { EncryptedSecret } from '../settings/app/secret.ts';
import type { TaskSize } from '../settings/app/size.ts';
import type { AppSettings } from '../settings/app.ts';
import { choice, either, object, optional, record } from './object.ts';
import { flag, list, number, oneOrMore, pattern, type Shape, text, unprinted, word } from './shape.ts';

type Window = Hours['open'][number];
type Extra = NonNullable<Hours['extra']>[number];
type Days = Exclude<NonNullable<Hours['closed']>[number], string>;

const time = pattern('#:#', 'a time such as 08:30');
const date = pattern('#-#-#', 'a date such as 2026-12-25');

/** When an app is open. */
export const hours = object<Hours>({
  timeZone: text,
  open: list(
    object<Window>({
      days: list(word('monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday')),
      from: time,
      to: time,
      timeZone: optional(text),
    }),
  ),
  closed: optional(list(either(date, object<Days>({ from: date, to: date })))),
  extra: optional(list(object<Extra>({ date, from: optional(time), to: optional(time), timeZone: optional(text) }))),
});

/** What Fargate sells: by the processor, the memory. */
const sizes = {
  256: [512, 1024, 2048],
  512: [1024, 2048, 3072, 4096],
  1024: [2048, 3072, 4096, 5120, 6144, 7168, 8192],
  2048: [4096, 5120, 6144, 7168, 8192, 10240, 12288, 14336, 16384],
  4096: [8192, 10240, 12288, 14336, 16384, 20480, 24576, 28672, 30720],
} as const;
type Sizes = typeof sizes;
type Sold = { [Cpu in keyof Sizes]: { cpu: Cpu; memoryMiB: Sizes[Cpu][number] } }[keyof Sizes];

const pair = object<{ cpu: number; memoryMiB: number }>({ cpu: number, memoryMiB: number });

const size: Shape<Sold> = {
  kind: 'object',
  allowed: pair.allowed,
  *problems(path, given) {
    const wrong = [...pair.problems(path, given)];
    if (wrong.length > 0) return yield* wrong;
    const { cpu, memoryMiB } = given as TaskSize;
    const memories: readonly number[] | undefined = Object.hasOwn(sizes, cpu) ? sizes[cpu] : undefined;
    if (!memories) yield problem(`${path}.cpu`, cpu, Object.keys(sizes).join(', '));
    else if (!memories.includes(memoryMiB)) {
      yield problem(`${path}.memoryMiB`, memoryMiB, `${memories.join(', ')} with cpu ${cpu}`, 'Change it, or cpu.');
    }
  },
};

const rule: Shape<Rule> = choice(
  'Keep one, and make the other a rule of its own.',
  object<{ group: string }>({ group: text }),
  object<{ email: string }>({ email: text }),
  object<{ emailDomain: string }>({ emailDomain: text }),
);

const policy: Shape<Policy> = either(
  word('everyoneInvited'),
  object<Exclude<Policy, string>>({ allow: list(rule), deny: optional(list(rule)) }),
);

const secretArn = either(
  pattern('arn:aws:secretsmanager:*:*:secret:*', 'the ARN of a secret in Secrets Manager'),
  pattern('arn:aws:ssm:*:*:parameter/*', 'the ARN of an SSM parameter'),
);

const secret = either(
  secretArn,
  object<EncryptedSecret>({ arn: secretArn, key: pattern('arn:aws:kms:*:*:key/*', 'the ARN of a KMS key') }),
);

const permission = object<TaskPermission>({
  actions: oneOrMore(pattern('*:*', 'an action such as s3:GetObject')),
  resources: oneOrMore(text),
  why: text,
});

export const app = object<AppSettings>({
  host: text,
  entry: pattern('*.py', 'the name of a file in streamlit/, such as app.py'),
  size,
  maxUploadMiB: optional(number),
  contact: text,
  policy: optional(policy),
  spot: optional(flag),
  replicas: optional(number),
  environment: optional(record(unprinted(text))),
  secrets: optional(record(unprinted(secret))),
  permissions: optional(list(permission)),
  frameAncestors: optional(
    list(
      pattern(
        'https://*',
        'an https origin without a path or a wildcard, such as https://wiki.example.com',
        'Write the origin of the page that frames the app.',
      ),
    ),
  ),
  healthPath: optional(
    either(word('/_stcore/health'), pattern('/*/_stcore/health', 'the same below a path of letters, digits and -._')),
  ),
  healthCheckIntervalSeconds: optional(number),
  hours: optional(hours),
  idleMinutes: optional(number),
  alwaysOn: optional(flag),
  leaseHours: optional(number),
  graceMinutes: optional(number),
  minUptimeMinutes: optional(number),
  wakeOutsideHours: optional(flag),
  priority: optional(number),
});

import { type CloudWatchLogsClient, paginateFilterLogEvents } from '@aws-sdk/client-cloudwatch-logs';
import type { LogFacts } from '../../verify/observations.ts';
import { lookUp, type Patience } from '../lookup.ts';

export interface LogPlace {
  logs: CloudWatchLogsClient;
  /** App → the group that its instances write to. */
  appGroups: ReadonlyMap<string, string>;
  /** The groups of two functions. */
  preToken: string;
  scaleToZero: string;
}

/** A line of JSON, and when it was written. */
interface Line {
  at: number;
  fields: Record<string, unknown>;
}

/** CloudWatch searches a group page by page, and a day of a busy stage has many. */
const patienceMs = 60_000;
const day = 24 * 3_600_000;
/** The longest that instances run before a deploy or a new secret starts others; the log is kept for 30 days. */
const month = 30 * day;

/** Members that a line must have. */
type Terms = Readonly<Record<string, string>>;

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html */
const patternOf = (terms: Terms) =>
  `{ ${Object.entries(terms)
    .map(([name, value]) => `$.${name} = "${value}"`)
    .join(' && ')} }`;

/** The complaint of src/aws/power/routing.ts. */
const changedLogin = 'has another login than was sent';

/** What the stage's own programs wrote: in general, and about a person who came at `since`. */
export function logs({ logs: client, appGroups, preToken, scaleToZero }: LogPlace) {
  async function lines(group: string, terms: Terms, startTime: number, patience: Patience): Promise<Line[]> {
    const found: Line[] = [];
    const asked = { logGroupName: group, filterPattern: patternOf(terms), startTime };
    for await (const { events = [] } of paginateFilterLogEvents({ client }, asked, patience))
      for (const { message = '', timestamp = 0 } of events) {
        const fields = fieldsOf(message);
        // An AWS that knows no such patterns answers with every line.
        if (Object.entries(terms).every(([name, value]) => fields?.[name] === value))
          found.push({ at: timestamp, fields: fields ?? {} });
      }
    return found;
  }

  const ofApps = async (terms: Terms, since: number, patience: Patience) =>
    (
      await Promise.all(
        [...appGroups].map(async ([app, group]) =>
          (await lines(group, terms, since, patience)).map(line => ({ app, ...line })),
        ),
      )
    ).flat();

  return {
    read: (now: number, person?: { sub: string; since: number }) =>
      lookUp(
        'logs:FilterLogEvents',
        async (patience): Promise<LogFacts> => {
          const refused = { event: 'refused' };
          const [scratch, withoutExpiry, power] = await Promise.all([
            ofApps({ event: 'scratch' }, now - month, patience),
            ofApps({ ...refused, reason: 'no-expiry' }, now - day, patience),
            lines(scaleToZero, { event: 'power' }, now - day, patience),
          ]);
          const { sub = '', since = now } = person ?? {};
          const [admitted, unproven, decided] = person
            ? await Promise.all([
                ofApps({ event: 'admitted', sub }, since, patience),
                ofApps({ ...refused, reason: 'missing-proof', kind: 'websocket' }, since, patience),
                lines(preToken, { event: 'access-decided', sub }, since, patience),
              ])
            : [[], [], []];
          return {
            scratch: lastOfEach(scratch).map(({ app, at, fields }) => ({
              app,
              at,
              writable: fields.writable === true,
            })),
            admitted: admitted.map(({ app, fields }) => ({
              app,
              expires: Number(fields.expires),
              groups: Number(fields.groups),
              ...(typeof fields.session_ends === 'number' && { sessionEnds: fields.session_ends }),
            })),
            withoutExpiry: withoutExpiry.length,
            unprovenSockets: unproven.length,
            decided: decided.map(({ fields }) => ({
              app: `${fields.app}`,
              source: `${fields.source}`,
              allowed: fields.allowed === true,
            })),
            power: power.map(({ at, fields }) => ({
              at,
              app: `${fields.app}`,
              woke: [fields.did].flat().some(step => /^count [1-9]/.test(`${step}`)),
              rollout: `${fields.rollout ?? 'unknown'}`,
            })),
            changedLogins: power
              .flatMap(({ fields }) => [fields.problems].flat().map(String))
              .filter(problem => problem.includes(changedLogin)),
          };
        },
        patienceMs,
      ),
  };
}

export type Logs = ReturnType<typeof logs>;

const lastOfEach = <One extends { app: string }>(lines: readonly One[]) => [
  ...new Map(lines.map(line => [line.app, line])).values(),
];

/** Undefined where the line is text, as Lambda's own are. */
function fieldsOf(message: string): Record<string, unknown> | undefined {
  try {
    const fields: unknown = JSON.parse(message);
    return typeof fields === 'object' && fields !== null ? { ...fields } : undefined;
  } catch {
    return undefined;
  }
}

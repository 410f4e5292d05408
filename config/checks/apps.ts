import { appSlots, basePriority, firstAppPriority, portalName, rulesPerApp } from '../names.ts';
import { maxUploadMiB } from '../settings/app/size.ts';
import { isName, isWhole, named } from './forms.ts';
import { type Check, type Problem, problem } from './problem.ts';

/**
 * A user pool has at most 20 styles of its sign-in page, and each app client needs one, the portal's too. This cannot be raised.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html#resource-quotas
 * The load balancer would take 24 apps: four of its 100 rules are an app's, four belong to none, and it takes 25 certificates.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
 */
export const maxApps = 19;

/** One line, as the gate takes it: gate/settings.py. */
const contactForm = /^(?=.*\S)[^\p{Cc}\u2028\u2029]{1,200}$/u;

/** The gate's form of a file name. */
const entryForm = /^\w[\w-]*\.py$/;
/** Each would be imported in place of the package. */
const takenEntries = ['gate.py', 'streamlit.py'];

/** The gate's form, without the names . and .. that are taken out on the way: it lets exactly this path in without a login. */
const healthPathForm = /^(?:\/\w[\w.-]*)*\/_stcore\/health$/;
/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html */
const maxHealthPathLength = 1024;

/** How many apps there are, what they are called, and what each says of itself alone. */
export const apps: Check = function* ({ apps: all }) {
  const entries = Object.entries(all);
  if (entries.length === 0) yield problem('apps', all, 'at least one app');
  if (entries.length > maxApps) {
    const fix = 'A user pool can have at most 20 styles of its sign-in page. Add a stage.';
    yield problem('apps', entries.length, `at most ${maxApps} apps`, fix);
  }
  for (const [name, app] of entries) yield* appProblems(`apps.${name}`, name, app);
};

type App = Parameters<Check>[0]['apps'][string];

function* appProblems(at: string, name: string, app: App): Iterable<Problem> {
  if (!isName(name)) yield problem(at, name, named, 'Rename it.');
  else if (name === portalName)
    yield problem(at, name, `any name except ${portalName}`, 'This name is reserved for the portal. Rename the app.');
  if (!entryForm.test(app.entry)) {
    const allowed = 'the name of a file in streamlit/, such as app.py: letters, digits, _ and -';
    yield problem(`${at}.entry`, app.entry, allowed, 'Rename or move the file.');
  } else if (takenEntries.includes(app.entry)) {
    yield problem(`${at}.entry`, app.entry, `no file called ${takenEntries.join(' or ')}`, 'Rename it.');
  }
  if (!contactForm.test(app.contact)) {
    const fix = 'Set a contact for people who are refused access.';
    yield problem(`${at}.contact`, app.contact, 'one line of 1 to 200 characters', fix);
  }
  if (!isWhole(app.replicas, 1, 50)) {
    yield problem(`${at}.replicas`, app.replicas, 'a whole number from 1 to 50');
  }
  const fits = maxUploadMiB(app.size);
  if (!isWhole(app.maxUploadMiB, 1, fits)) {
    const allowed = `a whole number from 1 to ${fits}, a sixteenth of ${app.size.memoryMiB} MiB of memory`;
    yield problem(`${at}.maxUploadMiB`, app.maxUploadMiB, allowed, 'Lower it, or choose a size with more memory.');
  }
  if (!healthPathForm.test(app.healthPath) || app.healthPath.length > maxHealthPathLength) {
    const allowed = '/_stcore/health, or the same below a path of letters, digits and -._, at most 1024 characters';
    yield problem(`${at}.healthPath`, app.healthPath, allowed);
  }
  if (!isWhole(app.healthCheckIntervalSeconds, 5, 300)) {
    const allowed = 'a whole number from 5 to 300';
    yield problem(`${at}.healthCheckIntervalSeconds`, app.healthCheckIntervalSeconds, allowed);
  }
}

const lastAppPriority = firstAppPriority + (appSlots - 1) * rulesPerApp;

/** Where each app's rules are at the load balancer: no two in the same place. */
export const priorities: Check = function* ({ apps }) {
  const owners = new Map<number, string>();
  for (const [name, app] of Object.entries(apps)) {
    const base = basePriority(name, app);
    const owner = owners.get(base);
    const between = base >= firstAppPriority && base <= lastAppPriority;
    if (!between || base % rulesPerApp !== 0) {
      const allowed = `a multiple of ${rulesPerApp} from ${firstAppPriority} to ${lastAppPriority}`;
      yield problem(`apps.${name}.priority`, base, allowed);
    } else if (owner !== undefined) {
      const fix = `Already used by ${owner}. Set \`priority\` on one of them.`;
      yield problem(`apps.${name}.priority`, base, 'a priority of its own', fix);
    } else owners.set(base, name);
  }
};

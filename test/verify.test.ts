import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { completeStage } from '../config/settings/stage.ts';
import { settingsOf } from '../config/stages.ts';
import type { AwsClients } from '../src/aws/clients.ts';
import { stackOutputs } from '../src/aws/stack/stack.ts';
import { type DeployedStage, observe } from '../src/aws/verify/observe.ts';
import { type ThrowAwayPeople, throwAwayPeople } from '../src/aws/verify/person.ts';
import { logStream } from '../src/preview/aws/log-shipping.ts';
import { lies } from '../src/verify/fakes/lies.ts';
import type { Observations } from '../src/verify/observations.ts';
import { type VerifyFinding, verify } from '../src/verify/verify.ts';
import { powerOf } from './world/power.ts';
import { aPreview, type TestPreview } from './world/preview.ts';
import { aProject } from './world/project.ts';
import { aRewritingProxy, type RewritingProxy } from './world/rewriting-proxy.ts';
import { shortenTokens } from './world/short-tokens.ts';
import { runSls, type SlsRun } from './world/sls-process.ts';
import { testClients } from './world/test-keys.ts';
import { until } from './world/until.ts';
import { wrongAnswers } from './world/wrong-answers.ts';

/** Of a token's life, which AWS never makes so short. */
const tokenSeconds = 20;

/** What the embedded AWS cannot show, and why. */
const notShown: Readonly<Record<string, string>> = {
  transport: 'Stage local speaks plain HTTP; a stranger is sent to the sign-in page.',
  'invitation-name': 'Only an email shows it, and this command sends none.',
  'image-build': 'Stage local has built no image.',
  'arm-build': 'Stage local has built no image.',
  'spot-change': 'No deploy has shown it.',
};

const project = aProject();
let preview: TestPreview;
let clients: AwsClients;
let proxy: RewritingProxy;
let people: ThrowAwayPeople;
let stage: DeployedStage;
/** Of the run in which nothing is a lie. */
let truth: { status: number | null; findings: VerifyFinding[]; observed: Observations };

const run = (options: string, more: Partial<SlsRun> = {}) =>
  runSls({
    folder: project.root,
    line: `verify --stage local ${options}`.trim(),
    ...more,
    env: {
      AWS_ENDPOINT_URL: preview.aws.endpoint,
      ...(process.env.CHROMIUM ? { CHROMIUM: process.env.CHROMIUM } : {}),
      ...more.env,
    },
  });

const left = async () => (await people.left()).map(({ email }) => email);
const somebodyIsThere = () => until('the throw-away person is there', async () => (await left()).length > 0, 60);

beforeAll(async () => {
  preview = await aPreview();
  clients = testClients(preview.aws.endpoint, 'us-east-1');
  proxy = await aRewritingProxy(preview.aws.endpoint);
  const outputs = await stackOutputs(clients.cloudFormation(), 'streamgate-local');
  stage = { name: 'local', settings: completeStage(settingsOf('local')), outputs };
  people = throwAwayPeople(clients.cognito(), outputs.UserPoolId ?? '');
  await shortenTokens(clients.cognito(), outputs.UserPoolId ?? '', tokenSeconds);
  // So that the visit wakes it, which several beliefs are about.
  await (await powerOf(clients, 'finance')).sleep();
  // A report that is old enough to have become a value.
  const report = { event: 'sessions', app: 'sales', sessions: 0 };
  const line = { timestamp: Date.now() - 4 * 60_000, message: JSON.stringify(report) };
  await logStream(clients.logs(), '/streamgate/local/sales', 'sales/sales/earlier')([line]);
  const { status, printed } = await run('--with-person --wait --json', { seconds: 400 });
  truth = { status, ...JSON.parse(printed) };
}, 600_000);

afterAll(async () => {
  await proxy?.stop();
  clients?.destroy();
  await preview?.stop();
  project.remove();
});

describe('on the embedded AWS', () => {
  test('every belief holds that it can show', () => {
    const others = truth.findings.filter(({ outcome }) => outcome !== 'holds');
    expect(Object.fromEntries(others.map(finding => [finding.case, finding.evidence]))).toEqual(notShown);
    expect(others.map(({ outcome }) => outcome)).toEqual(others.map(() => 'not-tried'));
    expect(truth.status).toBe(0);
  });

  test('and the person is gone', async () => {
    expect(await left()).toEqual([]);
  });
});

describe('a lie', () => {
  const held = Object.entries(lies).filter(([name]) => !Object.hasOwn(notShown, name));
  const about = held.flatMap(([name, ofCase]) => Object.entries(ofCase).map(([lie, tell]) => ({ name, lie, tell })));

  test.each(about)('about what was seen: $name, $lie', ({ name, tell }) => {
    const observed = structuredClone(truth.observed);
    tell(observed);
    expect(verify(observed).find(finding => finding.case === name)?.outcome).toBe('differs');
  });

  test.each(Object.entries(wrongAnswers))('of AWS itself: %s', async (name, rewrites) => {
    const { edge, visit, stage: seen } = truth.observed;
    if ('none' in visit) throw new Error(visit.none);
    const misled = testClients(proxy.url, 'us-east-1');
    Object.assign(proxy, { rewrites, rewrittenAnswers: 0 });
    try {
      const observed = await observe(misled, stage, seen.now, { sub: visit.sub, since: 0 });
      const found = verify({ ...observed, edge, visit }).find(finding => finding.case === name);
      expect(found).toMatchObject({ outcome: 'differs' });
      expect(proxy.rewrittenAnswers).toBeGreaterThan(0);
    } finally {
      proxy.rewrites = [];
      misled.destroy();
    }
  });

  test('ends the command with 1, in a line with what to do; what may not be read is not tried', async () => {
    proxy.rewrites = [
      ...(wrongAnswers['account-limits'] ?? []),
      {
        matches: /Action=DescribeRules/,
        status: 403,
        rewrite: () => '<ErrorResponse><Error><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>',
      },
    ];
    const { status, printed } = await run('', { env: { AWS_ENDPOINT_URL: proxy.url } });
    proxy.rewrites = [];
    expect(status).toBe(1);
    expect(printed).toMatch(/^✗ account-limits +differs: The account runs 10 functions at once/m);
    expect(printed).toMatch(/^ +To do: Ask AWS for 1000/m);
    expect(printed).toMatch(
      /^– weighted-forward +not tried: .* needs the permission elasticloadbalancing:DescribeRules\.$/m,
    );
    expect(printed).toMatch(/^– token-renewal +not tried: No one signed in: pass --with-person\.$/m);
  });
});

describe('the person', () => {
  test('is gone after Ctrl-C', async () => {
    const { status, said } = await run('--with-person', { interruptWhen: somebodyIsThere() });
    expect(said).toContain('Interrupted. The throw-away person is deleted.');
    expect([status, await left()]).toEqual([1, []]);
  });

  test('stays after kill -9, and the next run deletes them, even one that fails', async () => {
    await run('--with-person', { interruptWhen: somebodyIsThere(), signal: 'SIGKILL' });
    const [killed = ''] = await left();
    proxy.rewrites = [
      {
        matches: /AdminAddUserToGroup/,
        status: 400,
        rewrite: () => JSON.stringify({ __type: 'NotAuthorizedException', message: 'Not this time.' }),
      },
    ];
    const { status, said } = await run('--with-person', { env: { AWS_ENDPOINT_URL: proxy.url } });
    proxy.rewrites = [];
    expect(said).toContain(`A run that was killed left ${killed} in the user pool. It is deleted.`);
    expect(said).toMatch(/^– sign-out +not tried: The visit failed: Not this time\.$/m);
    expect([status, await left()]).toEqual([1, []]);
  }, 300_000);
});

import { setTimeout as delay } from 'node:timers/promises';
import { sessionCookieName } from '../../../config/names.ts';
import { decide } from '../../access/decide.ts';
import { adminsGroup, groupsInPolicy } from '../../access/policy.ts';
import type { AwsClients } from '../../aws/clients.ts';
import { type DeployedStage, stageLogs } from '../../aws/verify/observe.ts';
import { type ThrowAwayPeople, type ThrowAwayPerson, throwAwayPeople } from '../../aws/verify/person.ts';
import type { ObservedClient } from '../../aws/verify/pool.ts';
import type { Observations } from '../../verify/observations.ts';
import { lastDay, planVisit, type VisitPlan } from '../../verify/person.ts';
import { Failed } from '../kit/failed.ts';

/** The result of a visit, and the person whose log lines belong to it. */
export interface PersonVisit {
  visit: Observations['visit'];
  person?: { sub: string; since: number };
  /** The visit failed for a reason other than AWS's behaviour. */
  failed?: boolean;
}

/** The options of a run. */
export interface ObserveOptions {
  clients: AwsClients;
  stage: DeployedStage;
  withPerson: boolean;
  wait: boolean;
  /** Reports the next step. */
  progress(doing: string): void;
  signal: AbortSignal;
}

export interface PersonVisitOptions extends ObserveOptions {
  appClients: readonly ObservedClient[];
}

/** Time for a visit without waiting for a token to expire: the app's start, the sign-in, the logs. */
const visitMs = 15 * 60_000;
const logsWithinMs = 60_000;

/** Creates a person, visits an app as this person in a browser, and always deletes the person. */
export async function visitAsPerson(options: PersonVisitOptions): Promise<PersonVisit> {
  const { clients, stage, appClients, wait, progress, signal } = options;
  const { login } = stage.settings;
  if (login.mfa !== 'off' && login.mfa.mode === 'required')
    return none('A second factor is required, which this command does not support.');
  // Loaded here, because only this command needs playwright.
  const [{ visit }, { launchBrowser, findBrowser, noBrowser }] = await Promise.all([
    import('../../visitor/visit.ts'),
    import('../../visitor/installed-browser.ts'),
  ]);
  if (findBrowser() === undefined) return none(noBrowser);

  const tokenSeconds = appClients[0]?.accessTokenSeconds ?? 0;
  const now = Date.now();
  const until = lastDay(new Date(now + visitMs + (wait ? 2 * tokenSeconds * 1_000 : 0)).toISOString());
  const people = throwAwayPeople(clients.cognito(), stage.outputs.UserPoolId ?? '');
  const person = await people.draw(login.signIn === 'email');
  const plan = plannedVisit(stage, person.email, until);
  if (!plan) return none('No access policy admits a person by one group: every policy names addresses.');

  progress('Creating the throw-away person …');
  try {
    const { sub } = await people.create(person, until, login.requiredAttributes);
    const browser = await launchBrowser();
    const close = () => void browser.close();
    signal.addEventListener('abort', close);
    try {
      signal.throwIfAborted();
      const seen = await visit(browser, {
        app: plan.app,
        origins: new Map(appClients.map(({ app, origin }) => [app, origin])),
        loginHost: new URL(stage.outputs.LoginUrl ?? '').host,
        cookieName: sessionCookieName(plan.app),
        person: { ...person, sub },
        ...joining(people, person, plan),
        ...(wait ? { renewalAfterSeconds: tokenSeconds } : {}),
        progress,
        signal,
      });
      const about = { sub, since: now };
      progress('Reading the logs …');
      await untilLogged(options, about, wait ? 2 : 1);
      return { visit: seen, person: about };
    } finally {
      signal.removeEventListener('abort', close);
      await browser.close();
    }
  } catch (error) {
    if (signal.aborted)
      throw new Failed('interrupted', 'Interrupted. The throw-away person is deleted.', { cause: error });
    const [problem] = (error instanceof Error ? error.message : `${error}`).split('\n');
    return { visit: { none: `The visit failed: ${problem}` }, failed: true };
  } finally {
    await deletePerson(people, person, stage);
  }
}

const none = (why: string): PersonVisit => ({ visit: { none: why } });

const joining = ({ join }: ThrowAwayPeople, { username }: ThrowAwayPerson, { group, refusedBy }: VisitPlan) => ({
  ...(group === undefined ? {} : { join: () => join(username, group) }),
  ...(refusedBy === undefined ? {} : { refusedBy }),
});

/** Chooses the app to open, by the same policies that the pre-token function uses. */
const plannedVisit = ({ settings }: DeployedStage, email: string, until: string) =>
  planVisit(
    Object.entries(settings.apps).map(([app, { policy }]) => ({
      app,
      groups: groupsInPolicy(policy).filter(group => group !== adminsGroup),
      letsIn: groups => decide(policy, { email, emailVerified: true, groups: [...groups], until }, until).allowed,
    })),
  );

/** Waits for the log lines, which CloudWatch shows some seconds late. Rejects only when aborted. */
async function untilLogged(
  { clients, stage, signal }: PersonVisitOptions,
  person: PersonVisit['person'],
  tokens: number,
) {
  const logs = stageLogs(clients, stage);
  for (const end = Date.now() + logsWithinMs; Date.now() < end; await delay(3_000, undefined, { signal })) {
    const read = await logs.read(Date.now(), person);
    if (!('seen' in read)) return;
    if (new Set(read.seen.admitted.map(({ expires }) => expires)).size >= tokens) return;
  }
}

/** Tries three times, because only the next run would delete the person. */
async function deletePerson(
  people: ThrowAwayPeople,
  { username }: ThrowAwayPerson,
  { name }: DeployedStage,
): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await people.remove(username);
    } catch (cause) {
      if (tries < 3) continue;
      const message = `Could not delete the throw-away person ${username}. The next run deletes it: npx sls verify --with-person --stage ${name}`;
      throw new Failed('person-left', message, { cause });
    }
  }
}

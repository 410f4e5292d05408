import type { Lookup } from '../../kit/lookup.ts';
import type { Observations, ObservedVisit, SessionRenewal } from '../observations.ts';

/** Changes one thing of what was observed, as if AWS did otherwise. */
export type Lie = (observed: Observations) => void;

/** What was read, to be changed. Throws where it was not: a lie about nothing would be no test. */
function read<Fact>(lookup: Lookup<Fact>): Mutable<Fact> {
  if (!('seen' in lookup)) throw new Error(`This was not read: ${lookup.unseen}.`);
  return lookup.seen as Mutable<Fact>;
}

type Mutable<Type> = Type extends readonly (infer One)[]
  ? Mutable<One>[]
  : Type extends object
    ? { -readonly [Key in keyof Type]: Mutable<Type[Key]> }
    : Type;

function first<One>([one]: readonly One[]): One {
  if (one === undefined) throw new Error('There is none to lie about.');
  return one;
}

function visitOf({ visit }: Observations): ObservedVisit {
  if ('none' in visit) throw new Error(visit.none);
  return visit;
}

function renewalOf(observed: Observations): SessionRenewal {
  const { renewal } = visitOf(observed);
  if (!renewal) throw new Error('The visit did not wait.');
  return renewal;
}

/** For each case what AWS would have to do for the belief not to hold: every lie automatically has to be noticed. */
export const lies: Readonly<Record<string, Readonly<Record<string, Lie>>>> = {
  'weighted-forward': {
    'no group stickiness': ({ rules }) => void Object.assign(first(read(rules)), { groupStickiness: false }),
    'only one group': ({ rules }) => void first(read(rules)).groups.pop(),
  },
  'login-unchanged': {
    'a top-level group': ({ rules }) => void Object.assign(first(read(rules)), { topLevelTargetGroup: true }),
    'another time-out': ({ rules }) => void Object.assign(first(read(rules)).pageLogin ?? {}, { SessionTimeout: 60 }),
    'strangers may pass': ({ rules }) =>
      void Object.assign(first(read(rules)).pageLogin ?? {}, { OnUnauthenticatedRequest: 'allow' }),
    'no login': ({ rules }) => void Reflect.deleteProperty(first(read(rules)), 'pageLogin'),
    'the reconciler complains': ({ logs }) => void read(logs).changedLogins.push('another login than was sent'),
  },
  'function-targets': {
    'no function': ({ functionGroups }) => void first(read(functionGroups)).targets.pop(),
    'another ARN': ({ functionGroups }) =>
      void Object.assign(first(first(read(functionGroups)).permissions), { sourceArn: 'arn:aws:s3:::bucket' }),
    'no account': ({ functionGroups }) =>
      void Object.assign(first(first(read(functionGroups)).permissions), { sourceAccount: '' }),
    'the function may not be called': ({ edge }) => void Object.assign(read(edge), { signedOutStatus: 502 }),
  },
  'health-at-weight-0': {
    'targets are not checked': ({ rules }) =>
      void first(read(rules)).targets.push({ state: 'unused', reason: 'Target.NotInUse' }),
  },
  transport: {
    'no login': ({ edge }) => void Object.assign(read(edge), { status: 200 }),
    'no HSTS': ({ edge }) => void Reflect.deleteProperty(read(edge), 'hsts'),
    'a Server header': ({ edge }) => void Object.assign(read(edge), { server: 'awselb/2.0' }),
    'an old version of TLS': ({ edge }) => void Object.assign(read(edge), { tls: 'TLSv1.1' }),
  },
  'trigger-of-pool': {
    'no trigger': ({ pool }) => void Reflect.deleteProperty(read(pool), 'trigger'),
    'an older version': ({ pool }) => void Object.assign(read(pool).trigger ?? {}, { version: 'V1_0' }),
  },
  'login-page': {
    'another flow': ({ pool }) => void first(read(pool).clients).flows.push('ALLOW_USER_PASSWORD_AUTH'),
    'no password asked for': observed =>
      void Object.assign(visitOf(observed), { loginProblem: 'the sign-in page stays: "Something went wrong"' }),
  },
  refusal: {
    'let in': observed =>
      void Object.assign(visitOf(observed), { refusal: { app: 'finance', status: 200, page: false } }),
    'the load balancer’s own page': observed =>
      void Object.assign(visitOf(observed), { refusal: { app: 'finance', status: 403, page: false } }),
  },
  'group-claim': {
    'no groups in the token': ({ logs }) => {
      for (const line of read(logs).admitted) line.groups = 0;
    },
  },
  'data-expiry': {
    'no expiry': ({ logs }) => void Object.assign(read(logs), { withoutExpiry: 3 }),
  },
  'socket-identity': {
    'no proof': ({ logs }) => void Object.assign(read(logs), { unprovenSockets: 2 }),
    'no socket': observed =>
      void Object.assign(visitOf(observed), { page: { status: 200, frames: 0, refusedWith: 401 } }),
  },
  'token-renewal': {
    'a login instead': observed => void Object.assign(renewalOf(observed), { atApp: false }),
    'a 401': observed => void Object.assign(renewalOf(observed), { status: 401 }),
    'the old token': ({ logs }) => {
      for (const line of read(logs).admitted) line.expires = 1;
    },
    'no trigger': ({ logs }) => {
      for (const line of read(logs).decided) line.source = 'TokenGeneration_HostedAuth';
    },
  },
  'socket-after-renewal': {
    'no new socket': observed =>
      void Object.assign(renewalOf(observed), { reconnected: false, refusedHandshakes: [401] }),
  },
  'time-of-sign-in': {
    'the time of the renewal': ({ logs }) => {
      for (const [index, line] of read(logs).admitted.entries()) line.sessionEnds = 1_796_030_000 + index;
    },
    'no time': ({ logs }) => {
      for (const line of read(logs).admitted) Reflect.deleteProperty(line, 'sessionEnds');
    },
  },
  'sign-out-copy': {
    'a copy lives on': observed => void Object.assign(visitOf(observed).copy ?? {}, { atApp: true }),
  },
  'sign-out-over': {
    'the sign-in page': observed =>
      void Object.assign(visitOf(observed).copy ?? {}, { signOutUrl: 'https://auth.example.com/login' }),
  },
  'sign-out': {
    'a cookie stays': observed =>
      void Object.assign(visitOf(observed).signOut ?? {}, { cookies: ['streamgate-finance-0'] }),
    'no way back': observed =>
      void Object.assign(visitOf(observed).signOut ?? {}, { url: 'https://auth.example.com/error' }),
    'still signed in': observed => void Object.assign(visitOf(observed).signOut ?? {}, { asksForLogin: false }),
  },
  scratch: {
    'read-only': ({ logs }) => void Object.assign(first(read(logs).scratch), { writable: false }),
  },
  'health-grace': {
    'a task fails its checks': ({ services, stage }) =>
      void first(read(services)).events.unshift({
        at: stage.now,
        message: '(service finance) (task 1) failed ELB health checks in (target-group arn).',
      }),
  },
  'rollout-state': {
    'a wake begins a rollout': ({ logs, stage }) =>
      void read(logs).power.push({ at: stage.now, app: 'finance', woke: false, rollout: 'in-progress' }),
  },
  'wake-time': {
    'five minutes': ({ wakes }) => {
      for (const app of read(wakes)) app.seconds = [300];
    },
  },
  'session-metric': {
    'reports that never arrive': ({ reports }) => {
      for (const app of read(reports)) app.minutes = [];
    },
  },
  'missed-minutes': {
    'the alarm is on': ({ missedMinutes }) => void Object.assign(read(missedMinutes), { state: 'ALARM' }),
    'it was': ({ missedMinutes, stage }) =>
      void read(missedMinutes).alarms.push({ at: stage.now, summary: 'Alarm updated from OK to ALARM' }),
  },
  'account-limits': {
    'a new account': ({ account }) => void Object.assign(read(account), { concurrentExecutions: 10 }),
  },
  'image-build': {
    'no build succeeds': ({ build }) =>
      void Object.assign(read(build), { status: 'FAILED', problem: 'failed to resolve the digest' }),
  },
  'arm-build': {
    'no such machines': ({ build }) =>
      void Object.assign(read(build), { status: 'FAILED', problem: 'Region does not support ARM_CONTAINER' }),
  },
  'spot-change': {
    'a new deployment is demanded': ({ failedEvents }) =>
      void read(failedEvents).push('Updating capacityProviderStrategy requires that you force a new deployment'),
  },
};

import { decide } from '../decide.ts';
import type { PowerSettings } from '../settings.ts';
import { Cloud, type Fault } from './cloud.ts';
import type { Happening, History, Moment } from './history.ts';
import { run as runOnce } from './reconciling.ts';

/** What became of people and of money. */
export interface Told {
  /** Copies that ended with somebody connected: the reason on record. */
  cut: (string | undefined)[];
  /** The longest that an app which was to sleep, and of which nothing was amiss, went on running, in seconds. */
  lingered: number;
  /** How often visitors were sent to an app that had no copy, or none that is healthy. */
  deadRoutes: number;
  /** What one run did more than once. */
  repeated: string[];
  slept: number;
}

/** From the last happening on, long enough to fall asleep. */
const quietMinutes = 16;

/** Until a report that follows lost ones can be seen. */
const silenceSeconds = 240;

/** Lives through a history: one app, its people, its operators, and whatever goes wrong. */
export async function live(
  app: PowerSettings,
  { moments, reportAt, late, unpunctual, lateLooks }: History,
): Promise<Told> {
  const cloud = new Cloud();
  cloud.lateLooks = lateLooks;
  const told: Told = { cut: [], lingered: 0, deadRoutes: 0, repeated: [], slept: 0 };
  let over: number | undefined;
  cloud.ended = connected => {
    told.slept++;
    if (connected > 0) told.cut.push(cloud.record?.reason);
    if (over !== undefined) told.lingered = Math.max(told.lingered, cloud.clock - over);
    over = undefined; // whoever wakes it before the next minute begins anew
  };
  let [faults, dead, blink, lostUntil] = [0, false, 0, Number.NEGATIVE_INFINITY];
  cloud.fault = (): Fault => {
    if (!dead && faults === 0) return 'none';
    over = undefined;
    if (dead) return 'before';
    faults--;
    return (['after', 'before', 'none'] as const)[faults % 3] ?? 'none';
  };

  const run = async () => {
    const before = cloud.calls.length;
    await runOnce(cloud, app).catch(() => undefined);
    dead = false;
    const did = cloud.calls.slice(before);
    told.repeated.push(...did.filter((call, index) => did.indexOf(call) < index));
    const opened = did.includes('route app') && cloud.healthy() === 0;
    if (cloud.route === 'app' && (cloud.desiredCount === 0 || opened)) told.deadRoutes++;
  };
  const tick = async () => {
    const { desiredCount, rollout, route, wishes, record } = cloud;
    const service = { desiredCount, rollout, runningCount: cloud.running(), healthyTargets: cloud.healthy() };
    const seen = { service, route, wishes, sessions: cloud.samples(cloud.begin) };
    const decided = record && decide({ ...seen, record }, app, cloud.now());
    const silent = cloud.clock < lostUntil + silenceSeconds;
    const wrong = silent || cloud.skewSeconds !== 0; // a report that is late by this clock is later
    if (desiredCount === 0 || decided?.target !== 'asleep' || wrong) over = undefined;
    else over ??= cloud.clock;
    await run();
    if (over === undefined) return;
    told.lingered = Math.max(told.lingered, cloud.clock - over + (cloud.desiredCount > 0 ? 1 : 0));
  };
  const report = (minute: number) => {
    cloud.sessions -= Math.min(blink, cloud.sessions);
    cloud.report(cloud.clock < lostUntil ? undefined : (late[minute % late.length] ?? 0));
    cloud.sessions += blink;
    blink = 0;
  };
  const visit = async (minutes: number, socketAfter: number) => {
    if (cloud.route !== 'app' || cloud.healthy() === 0) {
      const [id, at] = [`${cloud.clock}`, cloud.at(cloud.clock)];
      cloud.wishes = { ...cloud.wishes, lease: { id, at, until: at.add({ hours: 1 }), by: 'visitor' } };
      return run();
    }
    const life = cloud.lives;
    plan(cloud.clock + socketAfter, () => {
      if (cloud.lives === life) cloud.sessions++;
    });
    plan(cloud.clock + socketAfter + minutes * 60, () => {
      if (cloud.lives === life) cloud.sessions--;
    });
  };
  const happen = async (one: Happening, socketAfter: number) => {
    switch (one.what) {
      case 'visit':
        return visit(one.minutes, socketAfter);
      case 'reconnect':
        blink = Math.min(1, cloud.sessions);
        return;
      case 'deploy':
        cloud.rollout = 'in-progress';
        return;
      case 'deployed':
        cloud.rollout = 'completed';
        return;
      case 'weights':
        cloud.route = 'wake';
        return;
      case 'hold': {
        const until = cloud.now().add({ minutes: one.minutes });
        cloud.wishes = { ...cloud.wishes, hold: { target: one.target, until, by: 'ana', reason: 'x' } };
        return;
      }
      case 'release':
        delete cloud.wishes.hold;
        return;
    }
    over = undefined;
    if (one.what === 'jump') cloud.skewSeconds = one.seconds;
    if (one.what === 'faults') faults = one.calls;
    if (one.what === 'lost') lostUntil = cloud.clock + one.minutes * 60;
    dead ||= one.what === 'crash';
  };

  const planned: { at: number; act: () => unknown }[] = [];
  const plan = (at: number, act: () => unknown) => {
    planned.push({ at, act });
    planned.sort((one, other) => one.at - other.at);
  };
  let end = 0;
  for (const { after, happening, socketAfter } of moments satisfies readonly Moment[]) {
    end += after;
    plan(end, () => happen(happening, socketAfter));
  }
  for (let minute = 0; minute * 60 < end + quietMinutes * 60; minute++) {
    plan(minute * 60 + reportAt, () => report(minute));
    plan(minute * 60 + 50 + (unpunctual[minute % unpunctual.length] ?? 0), tick);
  }
  for (let next = planned.shift(); next; next = planned.shift()) {
    cloud.clock = next.at;
    await next.act();
  }
  return told;
}

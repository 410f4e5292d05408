import { describe, expect, test } from '@jest/globals';
import { decide } from './decide.ts';
import { anApp, asleep, minutes, now, observation, officeHours, samples } from './fakes/observations.ts';
import type { Hours } from './hours.ts';
import type { Hold, Lease, Observation } from './observation.ts';
import type { PowerSettings } from './settings.ts';

const hold = (target: Hold['target'], until = minutes(30)): Hold => ({ target, until, by: 'ana', reason: 'demo' });
const lease = (at: number, until = at + 240): Lease => ({
  id: `${at}`,
  at: minutes(at),
  until: minutes(until),
  by: 'sub',
});
const mark = { until: minutes(5) };

/** Closed since 09:00 this Monday, an hour ago. */
const closed: Hours = { timeZone: 'UTC', open: [{ days: ['monday'], from: '06:00', to: '09:00' }] };
const justOpen: Hours = { timeZone: 'UTC', open: [{ days: ['monday'], from: '09:57', to: '18:00' }] };
const anyone = (ago: number) => samples(at => (at === ago ? 2 : 0));
const none = samples(() => undefined);
const young = { ...observation().record, upSince: minutes(-10) };

const always = {};
const idle = { idleMinutes: 15 };
const office = { hours: officeHours };
const shut = { hours: closed, graceMinutes: 90 };

type Row = [
  what: string,
  app: Partial<PowerSettings>,
  seen: Observation,
  target: string,
  reason: string,
  until?: number,
];

const rows: Record<string, Row[]> = {
  '1: too little is known': [
    ['ECS does not answer', idle, observation({ service: 'unknown' }), 'leave', 'unknown'],
    [
      'the load balancer does not',
      idle,
      observation({ route: 'unknown', wishes: { hold: hold('asleep') } }),
      'leave',
      'unknown',
    ],
  ],
  '2: a deploy': [
    ['marks it', shut, asleep({ wishes: { mark } }), 'awake', 'verifying', 5],
    ['has not taken its mark away', idle, asleep({ wishes: { mark: { until: minutes(0) } } }), 'asleep', 'idle'],
    ['rolls out', idle, observation({ service: { rollout: 'in-progress' } }), 'awake', 'rolling-out'],
    ['beats a hold', idle, observation({ wishes: { mark, hold: hold('asleep') } }), 'awake', 'verifying', 5],
    [
      'rolls out nothing',
      shut,
      { ...asleep(), service: { ...service(0), rollout: 'in-progress' } },
      'asleep',
      'closed',
      10_080 - 240,
    ],
  ],
  '3: a hold': [
    ['awake', shut, asleep({ wishes: { hold: hold('awake') } }), 'awake', 'held-awake', 30],
    [
      'asleep, whoever is there',
      always,
      observation({ sessions: anyone(1), wishes: { hold: hold('asleep') } }),
      'asleep',
      'held-asleep',
      30,
    ],
    ['that is over', always, observation({ wishes: { hold: hold('asleep', now) } }), 'awake', 'open'],
  ],
  '4: a lease': [
    ['just taken', shut, asleep({ wishes: { lease: lease(-1) } }), 'awake', 'leased', 239],
    [
      'in use',
      { ...shut, ...idle },
      observation({ sessions: anyone(17), wishes: { lease: lease(-60) } }),
      'awake',
      'leased',
      180,
    ],
    [
      'lapsed by idling',
      { ...shut, ...idle },
      observation({ wishes: { lease: lease(-60) } }),
      'asleep',
      'closed',
      9840,
    ],
    [
      'lapses after 30 minutes without idleMinutes',
      shut,
      observation({ sessions: anyone(31), wishes: { lease: lease(-60) } }),
      'awake',
      'leased',
      180,
    ],
    ['over', shut, observation({ wishes: { lease: lease(-241) } }), 'asleep', 'closed', 9840],
    [
      'spent',
      shut,
      asleep({ wishes: { lease: lease(-1) }, record: { ...asleep().record, spentLease: '-1' } }),
      'asleep',
      'closed',
      9840,
    ],
    [
      'while nothing is known of sessions',
      shut,
      observation({ sessions: 'unknown', wishes: { lease: lease(-60) } }),
      'awake',
      'leased',
      180,
    ],
  ],
  '5: open': [
    ['always', always, asleep(), 'awake', 'open'],
    ['until six', office, asleep(), 'awake', 'open', 480],
    ['somebody is connected', { ...office, ...idle }, observation({ sessions: anyone(16) }), 'awake', 'in-use', 480],
    ['samples are missing', idle, observation({ sessions: none }), 'awake', 'maybe-in-use'],
    ['CloudWatch does not answer', idle, observation({ sessions: 'unknown' }), 'awake', 'maybe-in-use'],
    ['it has just opened', { hours: justOpen, ...idle }, asleep(), 'awake', 'just-opened', 12],
    ['it has just started', { idleMinutes: 5 }, observation({ record: young }), 'awake', 'just-started', 5],
    [
      'it has just started and says nothing',
      { idleMinutes: 5 },
      observation({ record: { ...young, upSince: minutes(-1) }, sessions: [] }),
      'awake',
      'maybe-in-use',
    ],
  ],
  '6: closed, and somebody is connected': [
    ['for less than the grace', shut, observation({ sessions: anyone(2) }), 'draining', 'draining', 30],
    ['or perhaps', shut, observation({ sessions: 'unknown' }), 'draining', 'draining', 30],
    [
      'since a lease that ended later',
      { ...shut, graceMinutes: 30 },
      observation({ sessions: anyone(2), wishes: { lease: lease(-250) } }),
      'draining',
      'draining',
      20,
    ],
    [
      'for longer',
      { hours: closed, graceMinutes: 60 },
      observation({ sessions: anyone(2) }),
      'asleep',
      'grace-over',
      9840,
    ],
  ],
  '7: asleep': [
    ['closed', shut, observation(), 'asleep', 'closed', 9840],
    ['closed, nothing runs', shut, asleep(), 'asleep', 'closed', 9840],
    ['idle', idle, observation(), 'asleep', 'idle'],
    ['idle, though somebody was there before', idle, observation({ sessions: anyone(20) }), 'asleep', 'idle'],
    ['idle, nothing runs', idle, asleep(), 'asleep', 'idle'],
    ['never open', { hours: { timeZone: 'UTC', open: [] } }, observation(), 'asleep', 'closed'],
  ],
};

function service(desiredCount: number) {
  return { desiredCount, runningCount: desiredCount, healthyTargets: desiredCount };
}

describe.each(Object.entries(rows))('%s', (_row, cases) => {
  test.each(cases)('%s', (...[, app, observation, target, reason, until]) => {
    const decision = decide(observation, anApp(app), now);
    expect(decision).toMatchObject({ target, reason });
    expect(decision.until?.toString()).toBe(until === undefined ? undefined : minutes(until).toString());
  });
});

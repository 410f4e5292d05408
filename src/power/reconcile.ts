import type { Temporal } from 'temporal-polyfill';
import { decide, type PowerDecision } from './decide.ts';
import { nextStep, type PowerStep } from './next-step.ts';
import type { Observation, PowerRecord } from './observation.ts';
import { type ObservationWithProblems, observe, type Problem } from './observe.ts';
import type { Answers, PowerPorts } from './ports.ts';
import { Throttled } from './ports.ts';
import { nextRecord, recordDiffers } from './remember.ts';
import type { PowerSettings } from './settings.ts';
import { type Trouble, troubles } from './troubles.ts';

/** What one run made of one app. */
export interface Reconciliation {
  app: string;
  seen: Observation;
  decision: PowerDecision;
  /** What is remembered of it now. */
  record: PowerRecord;
  /** What was done, in order. */
  did: readonly PowerStep[];
  /** Another run was at the same app: it goes on, this one does not. */
  yielded: boolean;
  problems: readonly Problem[];
  troubles: readonly Trouble[];
}

/** An app that could not be looked at or changed, and why. */
export interface FailedReconciliation {
  app: string;
  error: unknown;
}

/** More than any way from one state to another takes. */
const maxIterations = 8;

/** How old what was seen may be for copies to end by it. A look lasts as long as the slowest answer about any app. */
const maxAgeSeconds = 3;

/** An app on its way through a run. */
interface AppRun {
  app: string;
  settings: PowerSettings;
  did: readonly PowerStep[];
  looks: number;
  /** Its copies are to end: the next look is the second. */
  ending: boolean;
  /** What is known without another look: its visitors were sent elsewhere and nothing else has changed, or they wait for that. */
  known?: { seen: ObservationWithProblems; isWaiting: boolean };
}

/** What is to be done with an app now, and what is written down before. */
interface Plan {
  turn: AppRun;
  seen: ObservationWithProblems;
  decision: PowerDecision;
  step: PowerStep | undefined;
  record: PowerRecord;
  isNews: boolean;
}

/**
 * Brings apps to where they should be, or as close as it is now: observe, decide, do one thing, and again until nothing is left to
 * do. They go in step, so that what AWS tells of several at once is asked once. Level-triggered: what a run that fails or ends anywhere
 * has left is made good by the next. Before it does anything it writes the record, so of two runs one acts; before it ends copies it
 * looks a second time. Whatever becomes of one app, the others get their turn.
 */
export async function reconcile(
  ports: PowerPorts,
  apps: Readonly<Record<string, PowerSettings>>,
): Promise<ReadonlyMap<string, Reconciliation | FailedReconciliation>> {
  const outcomes = new Map<string, Reconciliation | FailedReconciliation>();
  const fail = (app: string, error: unknown) => void outcomes.set(app, { app, error });
  let turns: readonly AppRun[] = Object.entries(apps).map(([app, settings]) => ({
    app,
    settings,
    did: [],
    looks: 0,
    ending: false,
  }));
  while (turns.length > 0) {
    const lookedAt = ports.now();
    const observed = await collectAnswers(observations(ports, turns), fail);
    const now = ports.now();
    const isFresh = now.since(lookedAt).total('seconds') <= maxAgeSeconds;
    const plans = turns.flatMap(turn => {
      const seen = observed.get(turn.app);
      return seen ? [planOf(turn, seen, now)] : [];
    });
    const again = plans.filter(plan => needsSecondObservation(plan, isFresh));
    const { ready, postponed } = await splitByTurn(
      ports,
      plans.filter(plan => !again.includes(plan)),
    );

    const written = await collectAnswers(ports.notes.writeAll(recordsOf(ready)), fail);
    const acting = ready.filter(({ turn, isNews, step }) => step && (!isNews || written.get(turn.app)));
    for (const plan of ready) {
      const { app } = plan.turn;
      if (!acting.includes(plan) && !outcomes.has(app)) outcomes.set(app, outcomeOf(plan, written.get(app), now));
    }

    const done = await collectAnswers(applySteps(ports, acting), fail);
    const refusal = acting.map(({ turn }) => outcomes.get(turn.app)).find(isRefusal);
    if (refusal) for (const { turn } of postponed) fail(turn.app, refusal.error);
    turns = [
      ...again.map(({ turn, step }) => observeAgain(turn, endsCopies(step))),
      ...(refusal ? [] : postponed.map(({ turn, seen }) => ({ ...turn, known: { seen, isWaiting: true } }))),
      ...acting.filter(({ turn }) => done.has(turn.app)).map(nextRun),
    ];
  }
  return outcomes;
}

/** Copies do not end by what was seen once, or a while ago; nor is anything else done by what nobody has looked at again. */
const needsSecondObservation = ({ turn, step }: Plan, isFresh: boolean): boolean =>
  step !== undefined &&
  (turn.known ? !turn.known.isWaiting || endsCopies(step) : endsCopies(step) && !(turn.ending && isFresh));

/**
 * Copies first: whoever waits for one waits for longest, and those that end are to end by what was seen just now. Then visitors, of as
 * many apps as AWS takes at once; what is done with the others is written down when it is their turn, so that another run may do it.
 */
async function splitByTurn(
  { routing }: PowerPorts,
  plans: readonly Plan[],
): Promise<{ ready: Plan[]; postponed: Plan[] }> {
  const sends = plans.filter(({ step }) => step?.kind === 'route');
  const others = plans.filter(plan => !sends.includes(plan));
  if (sends.length === 0 || others.some(({ step }) => step)) return { ready: others, postponed: sends };
  const count = await routing.waitForTurn();
  return { ready: [...others, ...sends.slice(0, count)], postponed: sends.slice(count) };
}

const isRefusal = (outcome: Reconciliation | FailedReconciliation | undefined): outcome is FailedReconciliation =>
  outcome !== undefined && 'error' in outcome && outcome.error instanceof Throttled;

function observations(ports: PowerPorts, turns: readonly AppRun[]): Answers<ObservationWithProblems> {
  const unknown = turns.filter(({ known }) => !known);
  const looks =
    unknown.length > 0 ? observe(ports, Object.fromEntries(unknown.map(({ app, settings }) => [app, settings]))) : [];
  const known = turns.flatMap(({ app, known }) => (known ? [[app, Promise.resolve(known.seen)] as const] : []));
  return new Map([...looks, ...known]);
}

function planOf(turn: AppRun, seen: ObservationWithProblems, now: Temporal.Instant): Plan {
  const decision = decide(seen, turn.settings, now);
  const wanted = nextStep(seen, decision, turn.settings, now);
  // What AWS does not show yet is not done twice.
  const step = turn.looks >= maxIterations || turn.did.some(one => isSame(one, wanted)) ? undefined : wanted;
  const record = nextRecord(seen, decision, step, now);
  return { turn, seen, decision, step, record, isNews: step !== undefined || recordDiffers(seen.record, record) };
}

const recordsOf = (plans: readonly Plan[]): ReadonlyMap<string, PowerRecord> =>
  new Map(plans.filter(({ isNews }) => isNews).map(({ turn, record }) => [turn.app, record]));

function applySteps({ services, routing }: PowerPorts, plans: readonly Plan[]): Answers<void> {
  const taken = new Map<string, Promise<void>>();
  const visitors = new Map<string, 'app' | 'wake'>();
  for (const { turn, step } of plans) {
    if (step?.kind === 'count') taken.set(turn.app, services.setCount(turn.app, step.to));
    if (step?.kind === 'route') visitors.set(turn.app, step.to);
  }
  return new Map([...taken, ...(visitors.size > 0 ? routing.route(visitors) : [])]);
}

/** Of where its visitors were sent AWS has told; of its copies it is looked at again. */
function nextRun({ turn, seen, step, record }: Plan): AppRun {
  const next = observeAgain(turn, false, step ? [step] : []);
  return step?.kind === 'route'
    ? { ...next, known: { seen: { ...seen, route: step.to, record }, isWaiting: false } }
    : next;
}

function observeAgain({ known: _, ...turn }: AppRun, ends: boolean, did: readonly PowerStep[] = []): AppRun {
  return { ...turn, did: [...turn.did, ...did], looks: turn.looks + 1, ending: turn.ending || ends };
}

function outcomeOf(
  { turn, seen, decision, record, isNews }: Plan,
  written: boolean | undefined,
  now: Temporal.Instant,
) {
  const { problems, ...observation } = seen;
  const yielded = isNews && !written;
  return {
    app: turn.app,
    seen: observation,
    decision,
    record: isNews && written ? record : seen.record,
    did: turn.did,
    yielded,
    problems,
    troubles: troubles(observation, decision, turn.settings, now),
  };
}

const endsCopies = (step: PowerStep | undefined): boolean => step?.kind === 'count' && step.to === 0;

/** The answers that came, when all have; of the others the app is handed to `fail`. */
async function collectAnswers<Answer>(
  answers: Answers<Answer>,
  fail: (app: string, error: unknown) => void,
): Promise<ReadonlyMap<string, Answer>> {
  const came = new Map<string, Answer>();
  await Promise.all(
    [...answers].map(([app, answer]) =>
      answer.then(
        value => void came.set(app, value),
        error => fail(app, error),
      ),
    ),
  );
  return came;
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

import { randomUUID } from 'node:crypto';
import type { DeployedPower } from '../../aws/power/deployed.ts';
import { decisionSentence } from '../../pages/power/decision-sentences.ts';
import type { PowerReason } from '../../power/decide.ts';
import { timeZoneOf } from '../../power/plan.ts';
import { firstRecord } from '../../power/remember.ts';
import type { PowerSettings } from '../../power/settings.ts';
import { wake } from '../../power/wake.ts';
import { rejectExtraArguments } from '../access/arguments.ts';
import type { Answer, Command } from '../kit/command.ts';
import { parseOptions } from '../kit/options.ts';
import { withProgress } from '../kit/progress.ts';
import { appGiven } from './arguments.ts';
import { onDeployedPower } from './deployed-power.ts';
import { type PowerStatus, powerStatus } from './power-status.ts';
import { statusText } from './status-text.ts';
import { powerCommands } from './usage.mjs';
import { pause, type WakeResult, waitUntilReady, wakeProgressText } from './wait-until-ready.ts';

/** `sls power wake`: a visitor's wake without a visitor, followed until the app is ready. */
export const command: Command = async call => {
  const { values, positionals } = parseOptions(call.words, powerCommands.commands.wake.options);
  rejectExtraArguments(positionals, 'options only');
  const { name, app } = appGiven(call.stage, values.app);
  const to = { stage: call.stage, app: name };

  let doing = 'Waking …';
  const answer = onDeployedPower(call, async (power): Promise<Answer> => {
    const refused = await lease(power, name, app);
    if (refused) {
      const status = await powerStatus(power.ports(), name, app);
      const text = `Not woken. ${refused.sentence}\n${wayOut(refused.reason, `--app ${name}`, `--stage ${call.stage}`)}`;
      return { document: { ...to, outcome: 'refused', ...refused, status }, text, failed: true };
    }
    await power.run(name);
    if (values['no-wait']) {
      const status = await powerStatus(power.ports(), name, app);
      return { document: { ...to, outcome: 'on-its-way', status }, text: `Wake requested.\n\n${statusText(status)}` };
    }
    const saw = (seen: PowerStatus) => {
      doing = wakeProgressText(seen);
    };
    const { outcome, status } = await waitUntilReady(power, name, app, { saw, pause });
    const document = { ...to, outcome, status };
    return { document, text: `${inWords[outcome](status)}\n\n${statusText(status)}`, failed: outcome !== 'ready' };
  });
  return withProgress(() => doing, answer);
};

/** Takes a lease where one is needed, and says why where none would be given. */
async function lease(power: DeployedPower, app: string, settings: PowerSettings): Promise<Refused | undefined> {
  const { now } = power.ports();
  const { wishes, record = firstRecord(now()) } = await power.notes.read(app);
  const asker = { id: randomUUID(), by: await power.caller() };
  const { lease, decision } = wake({ wishes, record }, settings, now(), asker);
  // If somebody else has just taken one, it wakes all the same.
  if (lease) await power.takeLease(app, lease, wishes.lease);
  if (decision.target === 'awake') return undefined;
  return { reason: decision.reason, sentence: decisionSentence(decision, timeZoneOf(settings.hours)).en };
}

interface Refused {
  reason: PowerReason;
  sentence: string;
}

const wayOut = (reason: PowerReason, app: string, stage: string) =>
  reason === 'held-asleep'
    ? `To release the hold: npx sls power release ${app} ${stage}`
    : `To keep it awake anyway: npx sls power hold awake ${app} --until 2h --reason "…" ${stage}`;

const inWords: Record<WakeResult['outcome'], (status: PowerStatus) => string> = {
  ready: ({ sentence }) => `The app is ready. ${sentence}`,
  failed: ({ failure }) =>
    `The app does not start: ${failure?.reason ?? 'ECS gives no reason'}. ECS retries automatically.`,
  'timed-out': status =>
    `The app is not ready after 10 minutes. ${wakeProgressText(status)} Retries continue in the background.`,
};

import { randomUUID } from 'node:crypto';
import type { Context } from 'aws-lambda';
import { readEnvironment } from '../../config/environment.ts';
import { invitationSettings } from '../../config/invitations.ts';
import { completeStage } from '../../config/settings/stage.ts';
import { settingsOf, stageNamed } from '../../config/stages.ts';
import { applyPorts } from '../aws/invitations/ports.ts';
import { inviteWorkerClients } from '../aws/lambda-clients.ts';
import { runWorker } from '../invitations/apply/run-worker.ts';
import { maxCallSeconds } from '../invitations/pool.ts';
import type { ApplyPorts, InvitationOptions } from '../invitations/ports.ts';
import { lambdaHandler, logLine } from './lambda.ts';

/** The last call must have ended and been recorded before the function times out. */
const lastSeconds = maxCallSeconds + 15;

/**
 * One run of the worker, started by the schedule and by each submission. It fails if a job has a problem, which triggers the alarm; the
 * job says which, and the next minute tries again. The error never contains an email address, because it is logged.
 */
export const inviteWorker =
  (ports: ApplyPorts, settings: InvitationOptions) =>
  async (_event: unknown, { getRemainingTimeInMillis }: Pick<Context, 'getRemainingTimeInMillis'>) => {
    const left = Math.floor(getRemainingTimeInMillis()) - lastSeconds * 1000;
    const until = ports.now().add({ milliseconds: left });
    // Not the request id: Lambda may deliver one request twice.
    const { worked, jobs } = await runWorker(ports, settings, { holder: randomUUID(), until });
    const failing = jobs.filter(({ problem }) => problem).map(({ id }) => id);
    if (failing.length > 0) throw new Error(`These jobs could not continue: ${failing.join(', ')}.`);
    return { worked, jobs: jobs.map(({ id, state }) => ({ id, state })) };
  };

function deployed() {
  const { stage, ...variables } = readEnvironment('inviteWorker');
  const settings = invitationSettings(completeStage(settingsOf(stageNamed(stage))));
  return inviteWorker({ ...applyPorts(inviteWorkerClients(), variables), log: logLine }, settings);
}

export const handler = lambdaHandler(deployed());

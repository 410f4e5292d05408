import { randomUUID } from 'node:crypto';
import type { Context } from 'aws-lambda';
import { readEnvironment } from '../../config/environment.ts';
import { invitationSettings } from '../../config/invitations.ts';
import { completeStage } from '../../config/settings/stage.ts';
import { settingsOf, stageNamed } from '../../config/stages.ts';
import { applyPorts } from '../aws/invitations/ports.ts';
import { inviteWorkerClients } from '../aws/lambda-clients.ts';
import { work } from '../invitations/apply/run-worker.ts';
import { longestCallSeconds } from '../invitations/pool.ts';
import type { ApplyPorts, InvitationSettings } from '../invitations/ports.ts';
import { lambdaHandler, logLine } from './lambda.ts';

/** What is begun last must have ended, and be written down, before the function does. */
const lastSeconds = longestCallSeconds + 15;

/**
 * One turn at the jobs; the schedule and whoever submits one begin it. The run fails, so that the alarm hears of it, if something
 * could not be done that nobody waits for; the job says what, and the next minute tries again. Never an address: it would be logged.
 */
export const inviteWorker =
  (ports: ApplyPorts, settings: InvitationSettings) =>
  async (_event: unknown, { getRemainingTimeInMillis }: Pick<Context, 'getRemainingTimeInMillis'>) => {
    const left = Math.floor(getRemainingTimeInMillis()) - lastSeconds * 1000;
    const until = ports.now().add({ milliseconds: left });
    // Not the request's id: Lambda may deliver one request twice.
    const { worked, jobs } = await work(ports, settings, { holder: randomUUID(), until });
    const troubled = jobs.filter(({ problem }) => problem).map(({ id }) => id);
    if (troubled.length > 0) throw new Error(`Not everything could be done of ${troubled.join(', ')}.`);
    return { worked, jobs: jobs.map(({ id, state }) => ({ id, state })) };
  };

function deployed() {
  const { stage, ...variables } = readEnvironment('inviteWorker');
  const settings = invitationSettings(completeStage(settingsOf(stageNamed(stage))));
  return inviteWorker({ ...applyPorts(inviteWorkerClients(), variables), log: logLine }, settings);
}

export const handler = lambdaHandler(deployed());

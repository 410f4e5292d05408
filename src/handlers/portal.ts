import { Temporal } from 'temporal-polyfill';
import { readEnvironment } from '../../config/environment.ts';
import { type OriginPattern, originOf } from '../../config/origins.ts';
import { completeStage } from '../../config/settings/stage.ts';
import { settingsOf, stageNamed } from '../../config/stages.ts';
import { powerRecords } from '../aws/power/ports.ts';
import { lambdaHandler } from './lambda.ts';
import { answer } from './portal/answer.ts';
import { deployedPortal } from './portal/portal.ts';

function deployed() {
  const variables = readEnvironment('portal');
  const settings = completeStage(settingsOf(stageNamed(variables.stage)));
  return answer({
    portal: deployedPortal(variables, settings),
    apps: Object.entries(settings.apps).map(([name, { host, policy }]) => ({
      name,
      url: originOf(variables.pattern as OriginPattern, host),
      policy,
    })),
    records: powerRecords(variables),
    today: () => Temporal.Now.plainDateISO('UTC').toString(),
  });
}

/** Fails closed: only people who were invited see anything, and no one sees an app that they can't use. */
export const handler = lambdaHandler(deployed());

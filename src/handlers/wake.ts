import { readEnvironment } from '../../config/environment.ts';
import { type OriginPattern, originOf } from '../../config/origins.ts';
import { completeStage } from '../../config/settings/stage.ts';
import { settingsOf, stageNamed } from '../../config/stages.ts';
import { wakePorts } from '../aws/power/ports.ts';
import { lambdaHandler } from './lambda.ts';
import { answer } from './wake/answer.ts';
import { deployedApps } from './wake/app.ts';

function deployed() {
  const variables = readEnvironment('wake');
  const { domain } = completeStage(settingsOf(stageNamed(variables.stage)));
  const portal = originOf(variables.pattern as OriginPattern, domain.portal);
  return answer(deployedApps(variables), wakePorts(variables), portal);
}

/** Fails closed. A person with access who can't be served is told to try again. */
export const handler = lambdaHandler(deployed());

import { isNoStack } from '../../aws/missing.ts';
import { failedEvents } from '../../aws/stack/failed-events.ts';
import { stackLeftovers } from '../../aws/stack/leftovers.ts';
import { stackOutputs, stackState } from '../../aws/stack/stack.ts';
import { explainRefusal } from '../../stack/refusals/explain.ts';
import { errorText, failureTexts } from '../../stack/refusals/failure-texts.ts';
import { leftBehind } from '../../stack/refusals/left-behind.ts';
import { imagePlace } from '../kit/image-place.ts';
import type { Deploying } from './deploying.ts';
import { orphansText } from './orphans.ts';
import { stackRefOf } from './place.ts';

type Explaining = Pick<Deploying, 'stage' | 'clients' | 'print' | 'pause'>;

/** Prints what AWS refused since `since` (milliseconds since 1970), what that means, and what is left of the stack. */
export async function explainFailure(deploying: Explaining, { message }: Error, since: number): Promise<void> {
  const { stage, clients, print } = deploying;
  const place = stackRefOf(stage);
  const aboutError = () => {
    if (explainRefusal(message, '', place)) print(errorText(`The deploy of stage ${stage}`, message, place));
  };
  const cloudFormation = clients.cloudFormation();
  const events = await failedEvents(cloudFormation, place.stack, since).catch(cause => {
    if (isNoStack(cause)) return [];
    aboutError(); // with expired credentials, events can't be read
    throw cause;
  });
  if (events.length === 0) return aboutError();
  print(failureTexts(events, place));
  const status = await statusOnceRolledBack(deploying, place.stack);
  const outputs = status ? await stackOutputs(cloudFormation, place.stack) : {};
  const left = {
    status,
    wasDeployed: 'UserPoolId' in outputs,
    hasImageStack: (await stackState(cloudFormation, imagePlace(stage).stack)) !== undefined,
  };
  print(`\n${leftBehind(left, place)}\n`);
  const orphans = await stackLeftovers(cloudFormation, place.stack, since);
  if (orphans.length > 0) print(`${orphansText(orphans, place.region)}\n`);
}

/** osls ends at the first failure, while CloudFormation is still rolling back. What is left is known only afterwards. */
async function statusOnceRolledBack({ clients, print, pause }: Explaining, stack: string): Promise<string | undefined> {
  for (let reads = 0; ; reads++) {
    const status = (await stackState(clients.cloudFormation(), stack))?.status;
    if (!status?.endsWith('_IN_PROGRESS')) return status;
    if (reads === 0) print(`\n${stack} is ${status}. Waiting for it to finish; Ctrl-C stops only the waiting.`);
    await pause();
  }
}

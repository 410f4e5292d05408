import { patiently } from './patiently.ts';
import type { Clock, ImagePorts, ImageStack } from './ports.ts';
import { busy, failed, stuck } from './stack-failures.ts';
import type { Where } from './where.ts';

/** It takes about a minute; a delete of a full registry a little longer. */
const mostSeconds = 15 * 60;
const everySeconds = 3;

type Step = 'create' | 'update' | 'delete' | 'wait' | 'stuck';

/** What a stack's status allows. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html */
export function nextStep(status: string | undefined): Step {
  if (status === undefined || status === 'DELETE_COMPLETE') return 'create';
  if (status === 'REVIEW_IN_PROGRESS') return 'delete'; // announced, and never made
  if (status.endsWith('_IN_PROGRESS')) return 'wait';
  if (['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE'].includes(status)) return 'update';
  if (['CREATE_FAILED', 'ROLLBACK_COMPLETE', 'ROLLBACK_FAILED'].includes(status)) return 'delete'; // never came to be
  return 'stuck';
}

type Ports = Pick<ImagePorts, 'stack' | 'clock' | 'watch'>;

/** Makes the stack be as its template says. Throws when it cannot be, with what CloudFormation says and what to type. */
export async function ensureStack(ports: Ports, where: Where): Promise<void> {
  const { stack, clock } = ports;
  let status = await statusOf(stack, clock);
  for (const end = clock.now() + mostSeconds; clock.now() < end; status = await statusOf(stack, clock)) {
    const step = nextStep(status);
    if (step === 'stuck') throw new Error(stuck(`${status}`, where));
    if (step === 'create' || step === 'update') {
      if (await changed(step, ports, where)) return;
      await clock.wait(everySeconds); // somebody else was first
    } else {
      await cleared(step, `${status}`, ports, where);
    }
  }
  throw new Error(busy(`${status}`, where));
}

/** Whether the stack is as wanted. False when somebody else began to change it in between. Throws when the change failed. */
async function changed(step: 'create' | 'update', { stack, clock, watch }: Ports, where: Where): Promise<boolean> {
  const begun = await patiently(clock, `${step} the stack ${where.stack}`, () => stack[step]());
  if (begun === 'busy') return false;
  if (begun === 'unchanged') return true;
  const doing = step === 'create' ? 'Creating' : 'Updating';
  watch.say(`${doing} the stack ${where.stack}, which builds the image and keeps it.`);
  const status = await settled(stack, clock, where);
  if (status === 'CREATE_COMPLETE' || status === 'UPDATE_COMPLETE') return true;
  throw await failed(status, stack, where);
}

/** Waits for what others began, or takes away what never came to be. */
async function cleared(step: 'wait' | 'delete', status: string, { stack, clock, watch }: Ports, where: Where) {
  if (step === 'delete') {
    watch.say(`The stack ${where.stack} is ${status}, and nothing is in it. Deleting it, to make it anew.`);
    await patiently(clock, `delete the stack ${where.stack}`, () => stack.remove());
  } else {
    watch.say(`The stack ${where.stack} is ${status}: somebody else changes it, or an earlier deploy does. Waiting.`);
  }
  await settled(stack, clock, where);
}

/** The status in which no change is under way. Throws when one has not ended after a quarter of an hour. */
export async function settled(stack: ImageStack, clock: Clock, where: Where): Promise<string | undefined> {
  const end = clock.now() + mostSeconds;
  for (;;) {
    const status = await statusOf(stack, clock);
    if (nextStep(status) !== 'wait') return status;
    if (clock.now() > end) throw new Error(busy(`${status}`, where));
    await clock.wait(everySeconds);
  }
}

export const statusOf = (stack: ImageStack, clock: Clock) =>
  patiently(clock, 'ask CloudFormation for the stack that builds the image', () => stack.status());

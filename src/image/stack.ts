import type { Clock, ImagePorts, ImageStack } from './ports.ts';
import { withRetries } from './retries.ts';
import { busy, failedStack, stuck } from './stack-failures.ts';
import { type ImageStackRef, removeCommand } from './where.ts';

/** It takes about a minute; a delete of a full registry a little longer. */
const mostSeconds = 15 * 60;
const everySeconds = 3;

type Step = 'create' | 'update' | 'delete' | 'wait' | 'stuck';

/** What a stack's status allows. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html */
export function nextStackStep(status: string | undefined): Step {
  if (status === undefined || status === 'DELETE_COMPLETE') return 'create';
  if (status === 'REVIEW_IN_PROGRESS') return 'delete'; // announced, and never made
  if (status.endsWith('_IN_PROGRESS')) return 'wait';
  if (['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE'].includes(status)) return 'update';
  if (['CREATE_FAILED', 'ROLLBACK_COMPLETE', 'ROLLBACK_FAILED'].includes(status)) return 'delete'; // never came to be
  return 'stuck';
}

type Ports = Pick<ImagePorts, 'stack' | 'clock' | 'watch'>;

/** Makes the stack be as its template says. Throws when it cannot be, with what CloudFormation says and what to type. */
export async function ensureStack(ports: Ports, where: ImageStackRef): Promise<void> {
  const { stack, clock } = ports;
  let status = await statusOf(stack, clock);
  for (const end = clock.now() + mostSeconds; clock.now() < end; status = await statusOf(stack, clock)) {
    const step = nextStackStep(status);
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
async function changed(
  step: 'create' | 'update',
  { stack, clock, watch }: Ports,
  where: ImageStackRef,
): Promise<boolean> {
  const begun = await withRetries(clock, `${step} the stack ${where.stack}`, () => stack[step]());
  if (begun === 'busy') return false;
  if (begun === 'unchanged') return true;
  const doing = step === 'create' ? 'Creating' : 'Updating';
  watch.say(`${doing} the stack ${where.stack}, which builds the image and keeps it.`);
  const status = await waitUntilStable(stack, clock, where);
  if (status === 'CREATE_COMPLETE' || status === 'UPDATE_COMPLETE') return true;
  throw await failedStack(status, stack, where);
}

/** Waits for what others began, or takes away what never came to be. */
async function cleared(step: 'wait' | 'delete', status: string, { stack, clock, watch }: Ports, where: ImageStackRef) {
  if (step === 'delete') {
    watch.say(`The stack ${where.stack} is ${status}, and nothing is in it. Deleting it, to make it anew.`);
    await withRetries(clock, `delete the stack ${where.stack}`, () => stack.remove());
  } else {
    watch.say(`The stack ${where.stack} is ${status}: somebody else changes it, or an earlier deploy does. Waiting.`);
  }
  await waitUntilStable(stack, clock, where);
}

/** The status in which no change is under way. Throws when one has not ended after a quarter of an hour. */
export async function waitUntilStable(
  stack: ImageStack,
  clock: Clock,
  where: ImageStackRef,
): Promise<string | undefined> {
  const end = clock.now() + mostSeconds;
  for (;;) {
    const status = await statusOf(stack, clock);
    if (nextStackStep(status) !== 'wait') return status;
    if (clock.now() > end) throw new Error(busy(`${status}`, where));
    await clock.wait(everySeconds);
  }
}

export const statusOf = (stack: ImageStack, clock: Clock) =>
  withRetries(clock, 'ask CloudFormation for the stack that builds the image', () => stack.status());

/** Removes what builds a stage's images, with the images, what they were made from, and every trace of a build. Nothing to do when there is none. */
export async function removeImages(
  ports: Omit<ImagePorts, 'registry'>,
  where: ImageStackRef,
): Promise<'removed' | 'absent'> {
  const { stack, sources, builds, clock, watch } = ports;
  if ((await statusOf(stack, clock)) === undefined) return 'absent';
  watch.say(`Removing the stack ${where.stack}, with the images that it keeps.`);
  await waitUntilStable(stack, clock, where);
  await withRetries(clock, 'stop and forget the builds of the image', () => builds.forget());
  await withRetries(clock, 'delete what the images were made from', () => sources.empty());
  await withRetries(clock, `delete the stack ${where.stack}`, () => stack.remove());
  const status = await waitUntilStable(stack, clock, where);
  if (status === undefined || status === 'DELETE_COMPLETE') return 'removed';
  throw await failedStack(status, stack, where, removeCommand(where));
}

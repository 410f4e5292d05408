import { patiently } from './patiently.ts';
import type { ImagePorts } from './ports.ts';
import { settled, statusOf } from './stack.ts';
import { failed } from './stack-failures.ts';
import { remove, type Where } from './where.ts';

/** Removes what builds a stage's images, with the images, what they were made from, and every trace of a build. Nothing to do when there is none. */
export async function removeImages(ports: Omit<ImagePorts, 'registry'>, where: Where): Promise<'removed' | 'absent'> {
  const { stack, sources, builds, clock, watch } = ports;
  if ((await statusOf(stack, clock)) === undefined) return 'absent';
  watch.say(`Removing the stack ${where.stack}, with the images that it keeps.`);
  await settled(stack, clock, where);
  await patiently(clock, 'stop and forget the builds of the image', () => builds.forget());
  await patiently(clock, 'delete what the images were made from', () => sources.empty());
  await patiently(clock, `delete the stack ${where.stack}`, () => stack.remove());
  const status = await settled(stack, clock, where);
  if (status === undefined || status === 'DELETE_COMPLETE') return 'removed';
  throw await failed(status, stack, where, remove(where));
}

import { expect, test } from '@jest/globals';
import { aWorld, type World, where } from './fakes/world.ts';
import { ensureStack, removeImages } from './stack.ts';

const changes = (calls: string[]) => calls.filter(call => call !== 'status');
const ensure = (ports: ReturnType<typeof aWorld>['ports']) => ensureStack(ports, where);

test.each<[string, Partial<World>, string[]]>([
  ['none', {}, ['create']],
  ['one that is as wanted', { stack: ['UPDATE_COMPLETE'] }, ['update']],
  ['one that is not as wanted', { stack: ['CREATE_COMPLETE'], update: 'begun' }, ['update']],
  ['one whose update was undone', { stack: ['UPDATE_ROLLBACK_COMPLETE'], update: 'begun' }, ['update']],
  ['one that never came to be', { stack: ['ROLLBACK_COMPLETE'] }, ['remove', 'create']],
  ['one that was only announced', { stack: ['REVIEW_IN_PROGRESS'] }, ['remove', 'create']],
  ['one that is being removed', { stack: ['DELETE_IN_PROGRESS', 'DELETE_IN_PROGRESS', undefined] }, ['create']],
  ['one that somebody makes', { stack: ['CREATE_IN_PROGRESS', 'CREATE_IN_PROGRESS', 'CREATE_COMPLETE'] }, ['update']],
])('%s: it is there in the end', async (_, changed, done) => {
  const { ports, calls, world } = aWorld(changed);
  await ensure(ports);
  expect(changes(calls)).toEqual(done);
  expect(world.stack[0]).toMatch(/^(CREATE|UPDATE|UPDATE_ROLLBACK)_COMPLETE$/);
});

test('somebody else who was a moment earlier is waited for', async () => {
  const { ports, calls } = aWorld({
    stack: ['CREATE_COMPLETE', 'UPDATE_IN_PROGRESS', 'UPDATE_IN_PROGRESS', 'UPDATE_COMPLETE'],
  });
  const answers = ['busy', 'unchanged'] as const;
  ports.stack.update = async () => answers[calls.push('update') > 3 ? 1 : 0];
  await ensure(ports);
  expect(changes(calls)).toEqual(['update', 'update']);
});

test('one that cannot be made says why, and the next deploy makes it', async () => {
  const { ports, world } = aWorld();
  const { create } = world.becomes;
  world.becomes.create = ['CREATE_IN_PROGRESS', 'ROLLBACK_IN_PROGRESS', 'ROLLBACK_COMPLETE'];
  await expect(ensure(ports)).rejects.toThrow(
    [
      'The stack streamgate-prod-image, which builds the image, could not be changed and is ROLLBACK_COMPLETE:',
      '  Images (AWS::ECR::Repository): no room',
      'Remove the cause, and type it again: npx sls deploy --stage prod',
    ].join('\n'),
  );
  world.becomes.create = create;
  await ensure(ports);
});

test.each(['UPDATE_ROLLBACK_FAILED', 'DELETE_FAILED'])('%s: says how to help it, and changes nothing', async status => {
  const { ports, calls } = aWorld({ stack: [status] });
  await expect(ensure(ports)).rejects.toThrow(
    /is (UPDATE_ROLLBACK|DELETE)_FAILED: .*\n.*\n +aws cloudformation describe-stack-resource .*\n +aws s3 rm .*\n +aws cloudformation delete-stack --region eu-west-1 --stack-name streamgate-prod-image\n/,
  );
  expect(changes(calls)).toEqual([]);
});

test('a change that does not end is not waited for without end', async () => {
  const { ports } = aWorld({ stack: ['UPDATE_IN_PROGRESS'] });
  await expect(ensure(ports)).rejects.toThrow('has been UPDATE_IN_PROGRESS for a quarter of an hour');
});

test('to remove it, builds, sources and stack go in this order', async () => {
  const { ports, calls } = aWorld({ stack: ['UPDATE_COMPLETE'] });
  expect(await removeImages(ports, where)).toBe('removed');
  expect(changes(calls)).toEqual(['forget', 'empty', 'remove']);
});

test.each(['ROLLBACK_COMPLETE', 'UPDATE_ROLLBACK_FAILED', 'DELETE_FAILED'])('%s can be removed', async status => {
  expect(await removeImages(aWorld({ stack: [status] }).ports, where)).toBe('removed');
});

test('where there is none, nothing is removed', async () => {
  const { ports, calls } = aWorld();
  expect(await removeImages(ports, where)).toBe('absent');
  expect(calls).toEqual(['status']);
});

test('one that cannot be removed says why', async () => {
  const { ports, world } = aWorld({ stack: ['CREATE_COMPLETE'] });
  world.becomes.remove = ['DELETE_IN_PROGRESS', 'DELETE_FAILED'];
  await expect(removeImages(ports, where)).rejects.toThrow(/is DELETE_FAILED:\n.*\n.*npx sls remove --stage prod$/);
});

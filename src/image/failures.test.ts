import { expect, test } from '@jest/globals';
import { imageFor } from './build.ts';
import { aWorld, passing, type World, where } from './fakes/world.ts';

const wanted = { ...where, hash: 'abc', files: [{ path: 'app.py', content: new Uint8Array([10]) }] };
const log = Array.from({ length: 30 }, (_, n) => `line ${n + 1}`);
const made: Partial<World> = { stack: ['CREATE_COMPLETE'], log };
const lastOfLog = log.slice(-20).map(line => `  ${line}`);
const again = 'npx sls deploy --stage prod';

const build = (end: string, fix: string) => [
  `The image was not built: build project:1 ${end}, in phase BUILD.`,
  ...['The end of its log:', ...lastOfLog, 'All of it: https://log', `${fix}: ${again}`],
];

const failures: [string, Partial<World>, string[]][] = [
  [
    'FAILED',
    { course: ['IN_PROGRESS', 'FAILED'] },
    build('failed', 'Mend what the log complains of, and deploy again'),
  ],
  ['STOPPED', { course: ['STOPPED'] }, build('was stopped by somebody', 'Deploy again')],
  [
    'FAULT',
    { course: ['FAULT'] },
    build('was given up by CodeBuild itself', 'That is not about what is built. Deploy again'),
  ],
  [
    'TIMED_OUT',
    { course: ['TIMED_OUT'] },
    build(
      'did not end in time',
      'Packages that are compiled take long: choose versions that have wheels for these processors. Deploy again',
    ),
  ],
  [
    'a build without an image',
    { pushes: false },
    [
      'Build project:1 succeeded, but streamgate-prod/image has no image of it: somebody deleted it, or the build did not push.',
      'All of it: https://log',
      `Deploy again, which builds it again: ${again}`,
    ],
  ],
  [
    'an account that may not build',
    { full: 'Cannot have more than 0 builds in queue for the account' },
    [
      'CodeBuild in eu-west-1 takes no build: Cannot have more than 0 builds in queue for the account.',
      'New accounts may build nothing until AWS is asked. Ask for 1 or more "Concurrently running builds" of the machines this stage',
      'builds on, Linux/Small or ARM/Small: https://eu-west-1.console.aws.amazon.com/servicequotas/home/services/codebuild/quotas',
      'If it cannot be asked for there, open a case: https://console.aws.amazon.com/support/home',
      `When it is granted, deploy again: ${again}`,
    ],
  ],
  [
    'an account that builds all it may',
    { full: 'Cannot have more than 10 builds in queue for the account' },
    [
      'CodeBuild in eu-west-1 takes no build: Cannot have more than 10 builds in queue for the account.',
      'Wait until other builds have ended, or ask for more at once: https://eu-west-1.console.aws.amazon.com/servicequotas/home/services/codebuild/quotas',
      `Then deploy again: ${again}`,
    ],
  ],
  [
    'no connection',
    { errors: { image: passing(9) } },
    ['Could not ask ECR for the image in streamgate-prod/image: Rate exceeded.', `Deploy again: ${again}`],
  ],
  [
    'a right that is missing',
    { errors: { put: [new Error('Access Denied')] } },
    ['Could not upload what the image is made from: Access Denied.'],
  ],
];

test.each(failures)('%s: says what failed and what to do, and the next deploy works', async (_, changes, said) => {
  const { world, ports } = aWorld({ ...made, ...changes });
  const message = await imageFor(wanted, ports).catch((error: Error) => error.message);
  expect(message.split('\n')).toEqual(said);
  Object.assign(world, { full: undefined, errors: {}, course: ['IN_PROGRESS', 'SUCCEEDED'], pushes: true });
  expect(await imageFor(wanted, ports)).toBe('registry/image@sha256:1');
});

test('whoever deploys after a failed build begins another, not the one that CodeBuild remembers for five minutes', async () => {
  const { world, ports, calls } = aWorld({ ...made, course: ['FAILED'] });
  await expect(imageFor(wanted, ports)).rejects.toThrow('was not built');
  world.course = ['SUCCEEDED'];
  await imageFor(wanted, ports);
  expect(calls.filter(call => call.startsWith('start'))).toEqual(['start abc-after-none', 'start abc-after-1']);
});

test('a build that does not end is not waited for without end', async () => {
  const { ports, seconds } = aWorld({ ...made, course: ['IN_PROGRESS'] });
  await expect(imageFor(wanted, ports)).rejects.toThrow('has not ended after an hour');
  expect(seconds()).toBeLessThan(3_700);
});

test('a build that somebody deleted is not followed', async () => {
  const { ports } = aWorld(made);
  ports.builds.look = async () => undefined;
  await expect(imageFor(wanted, ports)).rejects.toThrow('CodeBuild does not know build project:1 any more');
});

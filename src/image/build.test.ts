import { expect, test } from '@jest/globals';
import { imageFor } from './build.ts';
import { aWorld, passing, type World, where } from './fakes/world.ts';

const wanted = { ...where, hash: 'abc', files: [{ path: 'app.py', content: new Uint8Array([10]) }] };
const made: Partial<World> = { stack: ['CREATE_COMPLETE'] };
const failure = (ports: Parameters<typeof imageFor>[1]) =>
  imageFor(wanted, ports).then(
    image => `no failure, but ${image}`,
    (error: Error) => error.message,
  );

test('an image that there is costs one request', async () => {
  const { ports, calls, said } = aWorld({ images: { abc: 'sha256:9' } });
  expect(await imageFor(wanted, ports)).toBe('registry/image@sha256:9');
  expect({ calls, said }).toEqual({ calls: ['image'], said: [] });
});

test('the first deploy makes the stack, uploads, builds once, and asks ECR for the digest', async () => {
  const { ports, calls, said } = aWorld({ log: ['#1 FROM python', '#2 RUN uv'] });
  expect(await imageFor(wanted, ports)).toBe('registry/image@sha256:1');
  const once = ['create', 'put abc', 'start abc-after-none'];
  expect(calls.filter(call => !/^(status|image|of|look|lines)/.test(call))).toEqual(once);
  expect(said).toEqual([
    'There is no image of abc yet.',
    'Creating the stack streamgate-prod-image, which builds the image and keeps it.',
    'Build project:1 has begun. The first takes some minutes.',
    'follows project:1',
    'Building the image: BUILD',
    '#1 FROM python',
    '#2 RUN uv',
    'The image is built.',
  ]);
  const before = calls.length;
  expect(await imageFor(wanted, ports)).toBe('registry/image@sha256:1');
  expect(calls.slice(before)).toEqual(['image']);
});

test('another content is another build, and no other stack', async () => {
  const { ports, calls } = aWorld({ ...made, images: { xyz: 'sha256:9' } });
  expect(await imageFor(wanted, ports)).toBe('registry/image@sha256:1');
  expect(calls.slice(0, 6)).toEqual(['image', 'status', 'update', 'of', 'image', 'put abc']);
});

test.each<[string, Partial<World>, string[]]>([
  [
    'throttled calls',
    {
      errors: Object.fromEntries(
        ['image', 'status', 'update', 'of', 'put', 'start', 'look'].map(name => [name, passing(3)]),
      ),
    },
    [],
  ],
  ['a connection that was lost for a minute', { errors: { look: passing(6) } }, []],
  [
    'a log that cannot be read',
    { errors: { lines: Array.from({ length: 9 }, () => new Error('denied')) } },
    ["The build's log cannot be read: denied"],
  ],
])('%s: the image is built all the same, once', async (_, changes, saidToo) => {
  const { ports, calls, said } = aWorld({ ...made, ...changes });
  expect(await imageFor(wanted, ports)).toBe('registry/image@sha256:1');
  expect(new Set(calls.filter(call => call.startsWith('start'))).size).toBe(1);
  expect(said.filter(line => line.includes('cannot be read'))).toEqual(saidToo);
});

test('a build that ends while the stack is asked for is not done again', async () => {
  const { ports, world, calls } = aWorld(made);
  const { of } = ports.builds;
  ports.builds.of = async hash => {
    world.images.abc = 'sha256:3';
    return of(hash);
  };
  expect(await imageFor(wanted, ports)).toBe('registry/image@sha256:3');
  expect(calls.filter(call => call.startsWith('start'))).toEqual([]);
});

test('an image that ECR shows a little late is waited for', async () => {
  const { ports } = aWorld({ ...made, course: ['SUCCEEDED'] });
  const { image } = ports.registry;
  let asked = 0;
  ports.registry.image = async tag => (++asked < 5 ? { repository: 'registry/image' } : image(tag));
  expect(await imageFor(wanted, ports)).toBe('registry/image@sha256:1');
});

test('a build that pushed and then failed has made the image', async () => {
  const { ports, world } = aWorld({ ...made, course: ['IN_PROGRESS', 'FAILED'] });
  const { look } = ports.builds;
  ports.builds.look = async id => {
    world.images.abc = 'sha256:2';
    return look(id);
  };
  expect(await imageFor(wanted, ports)).toBe('registry/image@sha256:2');
});

test('who deploys while it is built follows the build, and begins none', async () => {
  const { ports, world, calls, said } = aWorld({
    ...made,
    course: ['IN_PROGRESS'],
    errors: { look: [undefined, ...passing(9)] },
  });
  expect(await failure(ports)).toBe(
    [
      'Could not ask CodeBuild for build project:1: Rate exceeded.',
      'Build project:1 goes on without us: https://log',
      'The next deploy follows it: npx sls deploy --stage prod',
    ].join('\n'),
  );
  world.course = ['SUCCEEDED'];
  expect(await imageFor(wanted, ports)).toBe('registry/image@sha256:1');
  expect(calls.filter(call => call.startsWith('start'))).toHaveLength(1);
  expect(said).toContain('Build project:1 of an earlier deploy is still under way. Following it.');
});

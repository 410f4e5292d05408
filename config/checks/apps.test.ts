import { expect, test } from '@jest/globals';
import type { AppSettings } from '../settings/app.ts';
import { app, linesOf, settings, withApp } from './fakes/settings.ts';

const some = (count: number) =>
  settings({
    apps: Object.fromEntries(
      Array.from({ length: count }, (_, n) => [`app${n}`, app({ host: `${n}.example.com`, priority: 1000 + n * 8 })]),
    ),
  });

test.each<[string, ReturnType<typeof settings>, string]>([
  ['no app', settings({ apps: {} }), 'apps is {}. Allowed: at least one app'],
  [
    '20 apps',
    some(20),
    'apps is 20. Allowed: at most 19 apps. A user pool can have at most 20 styles of its sign-in page.',
  ],
  [
    'an app of odd letters',
    settings({ apps: { 'sales-1': app() } }),
    'apps.sales-1 is "sales-1". Allowed: lower-case letters',
  ],
  ['an app with a long name', settings({ apps: { ['a'.repeat(21)]: app() } }), 'at most 20 characters'],
  [
    'an app that is called like the portal',
    settings({ apps: { portal: app() } }),
    'apps.portal is "portal". Allowed: any name except portal. This name is reserved for the portal. Rename the app.',
  ],
  ['a group of odd letters', settings({ groups: ['Finance'] }), 'groups is "Finance". Allowed: lower-case letters'],
  ['admins again', settings({ groups: ['admins'] }), 'groups is "admins". Allowed: groups other than admins'],
  [
    'more groups than a stack has room for',
    settings({ ...some(19), groups: Array.from({ length: 84 }, (_, n) => `group${n}`) }),
    'groups is 84. Allowed: at most 83 groups with 19 apps. A stack can have at most 500 resources. Add a stage.',
  ],
  ['a group twice', settings({ groups: ['a', 'b', 'a'] }), 'groups is "a". Allowed: each group once'],
])('%s', (_name, given, line) => {
  expect(linesOf(given)).toEqual([expect.stringContaining(line)]);
});

test.each<[string, Partial<AppSettings>, string]>([
  ['a file in a folder', { entry: 'pages/app.py' }, 'apps.sales.entry is "pages/app.py". Allowed: the name of a file'],
  ['a file outside', { entry: '../app.py' }, 'Allowed: the name of a file in streamlit/'],
  ['a file with a space', { entry: 'my app.py' }, 'Rename or move the file.'],
  [
    'a file that hides the gate',
    { entry: 'gate.py' },
    'apps.sales.entry is "gate.py". Allowed: no file called gate.py or',
  ],
  ['a file that hides the package', { entry: 'streamlit.py' }, 'Allowed: no file called gate.py or streamlit.py'],
  ['nobody to ask', { contact: ' ' }, 'apps.sales.contact is " ". Allowed: one line of 1 to 200 characters'],
  ['two lines to ask', { contact: 'us\nor them' }, 'Allowed: one line of 1 to 200 characters'],
  ['two lines by another sign', { contact: 'us\u2028or them' }, 'Allowed: one line of 1 to 200 characters'],
  ['201 characters to ask', { contact: 'x'.repeat(201) }, 'Allowed: one line of 1 to 200 characters'],
  ['no copy', { replicas: 0 }, 'apps.sales.replicas is 0. Allowed: a whole number from 1 to 50'],
  ['51 copies', { replicas: 51 }, 'apps.sales.replicas is 51.'],
  ['half a copy', { replicas: 0.5 }, 'apps.sales.replicas is 0.5.'],
  [
    'an upload that does not fit twice',
    { maxUploadMiB: 33 },
    'apps.sales.maxUploadMiB is 33. Allowed: a whole number from 1 to 32, a sixteenth of 512 MiB of memory. Lower it, or choose a size with more memory.',
  ],
  [
    'an upload that fits a larger size only',
    { size: { cpu: 256, memoryMiB: 2048 }, maxUploadMiB: 129 },
    'from 1 to 128,',
  ],
  ['no upload', { maxUploadMiB: 0 }, 'apps.sales.maxUploadMiB is 0.'],
  ['half an upload', { maxUploadMiB: 1.5 }, 'apps.sales.maxUploadMiB is 1.5.'],
  [
    'no path',
    { healthPath: '_stcore/health' as '/_stcore/health' },
    'apps.sales.healthPath is "_stcore/health". Allowed: /_stcore',
  ],
  ['another path', { healthPath: '/' as '/_stcore/health' }, 'Allowed: /_stcore/health, or the same below a path'],
  ['a path with a space', { healthPath: '/my app/_stcore/health' }, 'Allowed: /_stcore/health, or the same below'],
  [
    'a path that leads elsewhere',
    { healthPath: '/a/../_stcore/health' },
    'Allowed: /_stcore/health, or the same below',
  ],
  ['a path too long', { healthPath: `/${'a'.repeat(1009)}/_stcore/health` }, 'at most 1024 characters'],
  [
    'health checks too often',
    { healthCheckIntervalSeconds: 4 },
    'apps.sales.healthCheckIntervalSeconds is 4. Allowed: a whole number from 5 to 300.',
  ],
  ['health checks too seldom', { healthCheckIntervalSeconds: 301 }, 'apps.sales.healthCheckIntervalSeconds is 301.'],
  ['half a second', { healthCheckIntervalSeconds: 7.5 }, 'apps.sales.healthCheckIntervalSeconds is 7.5.'],
  [
    'a priority between',
    { priority: 1001 },
    'apps.sales.priority is 1001. Allowed: a multiple of 8 from 1000 to 49992',
  ],
  ['a priority too low', { priority: 992 }, 'Allowed: a multiple of 8 from 1000 to 49992'],
  ['a priority too high', { priority: 50_000 }, 'Allowed: a multiple of 8 from 1000 to 49992'],
])('%s', (_name, more, line) => {
  expect(linesOf(withApp(more))).toEqual([expect.stringContaining(line)]);
});

test.each<[string, ReturnType<typeof settings>]>([
  ['19 apps with 83 groups', settings({ ...some(19), groups: Array.from({ length: 83 }, (_, n) => `group${n}`) })],
  ['an app with 389 groups', settings({ groups: Array.from({ length: 389 }, (_, n) => `group${n}`) })],
  ['a long name', settings({ apps: { [`${'a'.repeat(18)}-b`]: app() } })],
  ['a long contact', withApp({ contact: 'ü'.repeat(200) })],
  ['the least', withApp({ replicas: 1, maxUploadMiB: 1, priority: 1000, healthPath: '/sales/v1.2/_stcore/health' })],
  [
    'the most',
    withApp({ replicas: 50, maxUploadMiB: 32, priority: 49_992, healthPath: `/${'a'.repeat(1008)}/_stcore/health` }),
  ],
  ['health checks most often', withApp({ healthCheckIntervalSeconds: 5 })],
  ['health checks most seldom', withApp({ healthCheckIntervalSeconds: 300 })],
])('%s is sound', (_name, given) => {
  expect(linesOf(given)).toEqual([]);
});

/** Found by trying: their hashes give them the same. */
const [one, other] = ['aau', 'agp'];

test('a collision of priorities is resolved by `priority`', () => {
  const apps = { [one]: app(), [other]: app({ host: 'b.example.com' }) };
  expect(linesOf(settings({ apps }))).toEqual([
    expect.stringMatching(
      new RegExp(
        `^apps\\.${other}\\.priority is \\d+\\. Allowed: a priority of its own\\. Already used by ${one}\\. Set \`priority\` on one of them\\.$`,
      ),
    ),
  ]);
  expect(linesOf(settings({ apps: { ...apps, [other]: app({ host: 'b.example.com', priority: 1000 }) } }))).toEqual([]);
});

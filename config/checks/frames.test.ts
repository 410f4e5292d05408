import { describe, expect, test } from '@jest/globals';
import { check } from '../check.ts';
import type { AppSettings } from '../settings/app.ts';
import { withApp } from './fakes/settings.ts';

const problemsOf = (frameAncestors: NonNullable<AppSettings['frameAncestors']>) =>
  check('prod', withApp({ frameAncestors }));

describe('who may frame an app', () => {
  test.each([
    [[]],
    [['https://wiki.example.com']],
    [['https://wiki.example.com:8443', 'https://intranet.example.org']],
  ] as const)('%j is sound', origins => {
    expect(problemsOf(origins)).toEqual([]);
  });

  test.each([
    ['https://*.example.com'],
    ['https://*'],
    ['https://'],
    ['https://wiki'],
    ['https://wiki.example.com; script-src *'],
    ["https://wiki.example.com 'unsafe-inline'"],
    ['https://wiki.example.com:0'],
    ['https://wiki.example.com:70000'],
    ['http://wiki.example.com'],
    ['*'],
    ["'self'"],
    ['data:'],
    [''],
  ])('%j is no origin', origin => {
    expect(problemsOf(['https://intranet.example.org', origin as 'https://'])).toEqual([
      {
        path: 'apps.sales.frameAncestors.1',
        given: JSON.stringify(origin),
        allowed: 'an https origin without a path or a wildcard, such as https://wiki.example.com',
        fix: 'Write the origin of the page that frames the app.',
      },
    ]);
  });

  test.each([
    ['https://wiki.example.com/', 'https://wiki.example.com'],
    ['https://wiki.example.com/pages?a#b', 'https://wiki.example.com'],
    ['https://wiki.example.com\n', 'https://wiki.example.com'],
    ['https://user@wiki.example.com', 'https://wiki.example.com'],
    ['https://Wiki.Example.com', 'https://wiki.example.com'],
    ['https://wiki.example.com:443', 'https://wiki.example.com'],
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
  ] as const)('of %j the origin is proposed', (given, origin) => {
    expect(problemsOf([given])).toMatchObject([{ given: JSON.stringify(given), fix: `Write "${origin}".` }]);
  });

  test('more than a header should name are refused', () => {
    const origins = Array.from({ length: 21 }, (_, n) => `https://wiki-${n}.example.com` as const);
    expect(problemsOf(origins.slice(1))).toEqual([]);
    expect(problemsOf(origins)).toMatchObject([{ path: 'apps.sales.frameAncestors', given: '21' }]);
  });
});

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { pathsOfTypes } from '../docs/generate/paths-of-types.ts';
import { readSource, root } from '../docs/generate/source.ts';
import { deploymentOf, leastStage } from './testing/base.ts';
import { changes } from './testing/changes.ts';
import { difference } from './testing/difference.ts';

const cases = changes.map(change => [change.setting, change] as const);

test.each(cases)('%s', (_setting, { from = leastStage, to, changes: expected }) => {
  expect(difference(deploymentOf(from), deploymentOf(to))).toEqual(expected);
});

test('every setting is here', () => {
  const shown = changes.map(({ setting }) => setting);
  const all = pathsOfTypes(readSource());
  const single = all.filter(path => !all.some(other => other.startsWith(`${path}.`) || other.startsWith(`${path}[]`)));
  // These go out as they are.
  const whole = ['apps.<name>.policy', 'apps.<name>.hours'];
  const missing = single.filter(path => !shown.includes(path) && !whole.some(one => path.startsWith(one)));
  expect(missing).toEqual([]);
  expect(shown.filter(path => !all.includes(path))).toEqual([]);
});

test('a setting that changes nothing of the template acts elsewhere', () => {
  const elsewhere = {
    'place.account': 'config/checks/ holds certificates and the SES identity against it',
    'login.invitations.writesPerSecond': 'whoever invites has them in its bundle: src/invitations/pacer.test.ts',
    'login.invitations.mailsPerDay': 'src/invitations/apply/quota.test.ts',
    'login.invitations.mailReserve': 'src/invitations/mail-day.test.ts',
    'apps.<name>.policy': 'the pre-token trigger has it in its bundle: src/handlers/pre-token.test.ts',
    'apps.<name>.hours': 'the reconciler has it in its bundle, as all that follow: src/power/hours.test.ts',
    'apps.<name>.idleMinutes': 'src/power/decide.test.ts',
    'apps.<name>.alwaysOn': 'without it an app has idleMinutes: config/settings/app.test.ts',
    'apps.<name>.leaseHours': 'src/power/wake.test.ts',
    'apps.<name>.graceMinutes': 'src/power/decide.test.ts',
    'apps.<name>.minUptimeMinutes': 'src/power/decide.test.ts',
    'apps.<name>.wakeOutsideHours': 'src/power/wake.test.ts',
  };
  const nothing = changes.filter(change => Object.keys(change.changes).length === 0);
  expect(nothing.map(({ setting }) => setting)).toEqual(Object.keys(elsewhere));
  for (const where of Object.values(elsewhere)) {
    const [file = ''] = /\S+\/\S*/.exec(where) ?? [];
    expect([file, existsSync(join(root, file))]).toEqual([file, true]);
  }
});

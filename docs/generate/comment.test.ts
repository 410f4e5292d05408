import { expect, test } from '@jest/globals';
import ts from 'typescript';
import { appDefaults } from '../../config/settings/app.ts';
import { loginDefaults } from '../../config/settings/login.ts';
import { placeDefaults } from '../../config/settings/place.ts';
import { stageDefaults } from '../../config/settings/stage.ts';
import { openSpans } from '../../src/power/windows.ts';
import { commentOf } from './comment.ts';
import { type Setting, settingsBelow } from './settings.ts';
import { readSource } from './source.ts';

const { checker, stage, exported } = readSource();
const settings = settingsBelow(checker, stage.members);

/** What the code fills in, in the shape of a stage. */
const inCode = { ...stageDefaults, place: placeDefaults, login: loginDefaults, apps: { '<name>': appDefaults } };

/** What src/power/windows.ts takes for granted while it reads. */
const hoursDefaults = { closed: [], extra: [], from: '00:00', to: '24:00' } as const;
const ofHours: Record<string, unknown> = {
  'apps.<name>.hours.closed': hoursDefaults.closed,
  'apps.<name>.hours.extra': hoursDefaults.extra,
  'apps.<name>.hours.extra[].from': hoursDefaults.from,
  'apps.<name>.hours.extra[].to': hoursDefaults.to,
};

/** What the code has for a path, or undefined. */
const codeAt = (path: string): unknown =>
  ofHours[path] ??
  path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], inCode);

/** Defaults that a comment states as a value: `@default 8`. */
function stated({ comment }: Setting): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(comment.default ?? '') };
  } catch {
    return undefined;
  }
}

test.each(exported.filter(ts.isInterfaceDeclaration).map(node => [node.name.text, node] as const))(
  '%s says what it is',
  (_name, node) => {
    expect(commentOf(node).text).not.toBe('');
  },
);

test.each(settings.map(setting => [setting.path, setting] as const))('%s says what it means', (_path, setting) => {
  expect(setting.comment.text).toMatch(/[.)]$/);
});

test.each(settings.filter(({ required }) => !required).map(setting => [setting.path, setting] as const))(
  '%s says what holds without it',
  (path, setting) => {
    if (setting.comment.default === undefined) expect(setting.allOptional).toBe(true);
    else if (setting.comment.default === 'English and Japanese')
      expect(JSON.stringify(codeAt(path))).toMatch(/Your .*\p{sc=Han}/u);
    else expect(codeAt(path)).toEqual(stated(setting)?.value);
  },
);

test('what the code fills in is said to be a default', () => {
  const filled = Object.entries({
    '': stageDefaults,
    'place.': placeDefaults,
    'login.': loginDefaults,
    'login.password.': loginDefaults.password,
    'login.texts.': loginDefaults.texts,
    'apps.<name>.': appDefaults,
  }).flatMap(([at, defaults]) => Object.keys(defaults).map(key => `${at}${key}`));
  const optional = settings.filter(({ required }) => !required).map(({ path }) => path);
  expect(optional).toEqual(expect.arrayContaining(filled));
});

test('hours that leave something out are as if they had said it', () => {
  const hours = { timeZone: 'Europe/Madrid', open: [{ days: ['monday'], from: '08:00', to: '18:00' }] } as const;
  const [from, to] = [Date.UTC(2027, 0, 1), Date.UTC(2027, 0, 10)];
  const { closed, extra, ...window } = hoursDefaults;
  expect(openSpans(hours, from, to)).toHaveLength(1);
  expect(openSpans({ ...hours, closed, extra }, from, to)).toEqual(openSpans(hours, from, to));
  const date = '2027-01-05' as const;
  const spoken = openSpans({ ...hours, extra: [{ date, ...window }] }, from, to);
  expect(spoken).toHaveLength(2);
  expect(openSpans({ ...hours, extra: [{ date }] }, from, to)).toEqual(spoken);
});

test('what has to be said has no default', () => {
  for (const { path, required, comment } of settings) {
    if (required) expect([path, comment.default]).toEqual([path, undefined]);
  }
});

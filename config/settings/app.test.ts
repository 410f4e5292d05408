import { expect, test } from '@jest/globals';
import { app } from '../checks/fakes/settings.ts';
import { type AppSettings, completeApp } from './app.ts';

test.each<[string, Partial<AppSettings>, number | undefined]>([
  ['sleeps after an hour by default', {}, 60],
  ['sleeps after the minutes that are set', { idleMinutes: 15 }, 15],
  ['does not sleep if it is always on', { alwaysOn: true }, undefined],
])('an idle app %s', (_, settings, minutes) => {
  expect(completeApp(app(settings)).idleMinutes).toBe(minutes);
});

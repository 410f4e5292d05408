import { minIdleMinutes } from '../../src/power/settings.ts';
import { isWhole } from './forms.ts';
import { type Check, problem } from './problem.ts';

const ranges = {
  idleMinutes: [minIdleMinutes, 1440],
  leaseHours: [1, 24],
  graceMinutes: [0, 720],
  minUptimeMinutes: [5, 240],
} as const;

/** How long the apps stay awake, and who may wake them. */
export const power: Check = function* ({ apps }) {
  for (const [name, app] of Object.entries(apps)) {
    for (const [setting, [least, most]] of Object.entries(ranges)) {
      const given = app[setting as keyof typeof ranges];
      if (given !== undefined && !isWhole(given, least, most)) {
        const allowed = `a whole number from ${least} to ${most}`;
        yield problem(`apps.${name}.${setting}`, given, allowed);
      }
    }
    if (app.alwaysOn && app.idleMinutes !== undefined) {
      const fix = 'Remove one of the two: an app that is always on does not sleep when it is idle.';
      yield problem(`apps.${name}.idleMinutes`, app.idleMinutes, 'no value with alwaysOn: true', fix);
    }
    if (!app.wakeOutsideHours && app.hours === undefined) {
      const fix = 'Add hours, or remove this setting: without hours it has no effect.';
      yield problem(`apps.${name}.wakeOutsideHours`, false, 'false only with hours', fix);
    }
  }
};

const app = /** @type {const} */ ({ type: 'string', usage: "The app's name in config/stages.ts" });
const json = /** @type {const} */ ({ type: 'boolean', usage: 'Print one JSON document to stdout' });
const moment = "2h, 45m, YYYY-MM-DDTHH:MM in the app's time zone, or with an offset or Z";

/** `sls power …`: the --help texts and the options of the commands. */
export const powerCommands = /** @type {const} */ ({
  type: 'container',
  usage: 'See and change when apps run',
  commands: {
    status: {
      usage: `Show what the deployed apps are doing, why and until when; changes nothing
  npx sls power status --stage prod
  npx sls power status --app sales --stage prod --json`,
      lifecycleEvents: ['run'],
      options: { app: { type: 'string', usage: 'The app (default: all)' }, json },
    },
    wake: {
      usage: `Wake an app as a visitor would, and show the progress until it is ready
  npx sls power wake --app sales --stage prod
  npx sls power wake --app sales --no-wait --stage prod --json`,
      lifecycleEvents: ['run'],
      options: {
        app,
        'no-wait': { type: 'boolean', usage: 'Return as soon as the wake has been requested' },
        json,
      },
    },
    sleep: {
      usage: `Put an app to sleep, by default until it next opens; with people connected only with --yes
  npx sls power sleep --app sales --stage prod
  npx sls power sleep --app sales --until 2026-12-24T08:00 --reason "Stocktaking" --stage prod
  npx sls power sleep --app sales --until 2h --yes --stage prod --json`,
      lifecycleEvents: ['run'],
      options: {
        app,
        until: { type: 'string', usage: `${moment} (default: the next opening within a week, else 12h)` },
        reason: { type: 'string', usage: 'Reason, shown to visitors and colleagues (default: this command)' },
        yes: { type: 'boolean', usage: 'Do it even if people are connected; they are disconnected' },
        json,
      },
    },
    hold: {
      usage: `Keep an app awake or asleep until a given time, overriding its hours
  npx sls power hold awake --app sales --until 2026-12-01T20:00 --reason "Board meeting" --stage prod
  npx sls power hold asleep --app sales --until 45m --reason "Database upgrade" --stage prod --json`,
      lifecycleEvents: ['run'],
      options: {
        app,
        until: { type: 'string', usage: `${moment}; at most 30 days from now` },
        reason: { type: 'string', usage: 'Reason, shown to visitors and colleagues (200 characters at most)' },
        json,
      },
    },
    release: {
      usage: `Release a hold, so that the app's hours and visitors decide again
  npx sls power release --app sales --stage prod
  npx sls power release --app sales --stage prod --json`,
      lifecycleEvents: ['run'],
      options: { app, json },
    },
    explain: {
      usage: `Explain whether an app would run at a given time (offline: reads only config/stages.ts)
  npx sls power explain --app sales --at 2026-12-24T18:30 --stage prod
  npx sls power explain --app sales --at 2026-12-24T17:30Z --stage prod --json`,
      lifecycleEvents: ['run'],
      options: { app, at: { type: 'string', usage: `${moment} (default: now)` }, json },
    },
    plan: {
      usage: `Chart the opening hours of the coming days and their savings (offline: reads only config/stages.ts)
  npx sls power plan --stage prod
  npx sls power plan --days 14 --app sales --stage prod
  npx sls power plan --from 2026-12-21 --days 14 --stage prod --json`,
      lifecycleEvents: ['run'],
      options: {
        app: { type: 'string', usage: 'The app (default: all)' },
        days: { type: 'string', usage: 'Number of days, 1 to 92 (default: 14)' },
        from: { type: 'string', usage: 'First day, YYYY-MM-DD (default: today)' },
        json,
      },
    },
  },
});

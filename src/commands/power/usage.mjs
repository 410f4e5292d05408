const app = /** @type {const} */ ({ type: 'string', usage: 'The app, as config/stages.ts calls it' });
const json = /** @type {const} */ ({ type: 'boolean', usage: 'One JSON document on stdout, nothing else' });
const moment = "2h, 45m, YYYY-MM-DDTHH:MM on the clocks of the app's hours, or with an offset or Z";

/** `sls power …`: what osls prints for --help, and by which the commands read what was typed. */
export const powerCommands = /** @type {const} */ ({
  type: 'container',
  usage: 'When an app runs, and why',
  commands: {
    status: {
      usage: `What the deployed apps are doing, why and until when; changes nothing
  npx sls power status --stage prod
  npx sls power status --app sales --stage prod --json`,
      lifecycleEvents: ['run'],
      options: { app: { type: 'string', usage: 'The app; all of them unless given' }, json },
    },
    wake: {
      usage: `Wakes an app as a visitor would, and shows how far it is until it is ready
  npx sls power wake --app sales --stage prod
  npx sls power wake --app sales --no-wait --stage prod --json`,
      lifecycleEvents: ['run'],
      options: {
        app,
        'no-wait': { type: 'boolean', usage: 'End as soon as it is on its way' },
        json,
      },
    },
    sleep: {
      usage: `Puts an app to sleep, until it next opens unless told otherwise; with people connected only after --yes
  npx sls power sleep --app sales --stage prod
  npx sls power sleep --app sales --until 2026-12-24T08:00 --reason "Stocktaking" --stage prod
  npx sls power sleep --app sales --until 2h --yes --stage prod --json`,
      lifecycleEvents: ['run'],
      options: {
        app,
        until: { type: 'string', usage: `${moment}; until it next opens, or 12 hours, unless given` },
        reason: { type: 'string', usage: 'Why, for whoever finds it asleep; this command unless given' },
        yes: { type: 'boolean', usage: 'Also if somebody is connected, who is then cut off' },
        json,
      },
    },
    hold: {
      usage: `Keeps an app awake or asleep for a while, whatever its hours say and whoever comes
  npx sls power hold awake --app sales --until 2026-12-01T20:00 --reason "Board meeting" --stage prod
  npx sls power hold asleep --app sales --until 45m --reason "Database upgrade" --stage prod --json`,
      lifecycleEvents: ['run'],
      options: {
        app,
        until: { type: 'string', usage: `${moment}; at most 30 days away` },
        reason: { type: 'string', usage: 'Why, for whoever wonders; 200 characters at most' },
        json,
      },
    },
    release: {
      usage: `Ends a hold: the app's hours and its visitors decide again
  npx sls power release --app sales --stage prod
  npx sls power release --app sales --stage prod --json`,
      lifecycleEvents: ['run'],
      options: { app, json },
    },
    explain: {
      usage: `Whether an app is to run at some time, and why; asks nobody but config/stages.ts
  npx sls power explain --app sales --at 2026-12-24T18:30 --stage prod
  npx sls power explain --app sales --at 2026-12-24T17:30Z --stage prod --json`,
      lifecycleEvents: ['run'],
      options: { app, at: { type: 'string', usage: `${moment}; now unless given` }, json },
    },
    plan: {
      usage: `The hours of the coming days as a chart, and what they save; asks nobody but config/stages.ts
  npx sls power plan --stage prod
  npx sls power plan --days 14 --app sales --stage prod
  npx sls power plan --from 2026-12-21 --days 14 --stage prod --json`,
      lifecycleEvents: ['run'],
      options: {
        app: { type: 'string', usage: 'The app; all of them unless given' },
        days: { type: 'string', usage: 'How many days, 1 to 92; 14 unless given' },
        from: { type: 'string', usage: 'The first day, YYYY-MM-DD; today unless given' },
        json,
      },
    },
  },
});

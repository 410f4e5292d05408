const app = /** @type {const} */ ({ type: 'string', usage: "The app's name in config/stages.ts" });
const json = /** @type {const} */ ({ type: 'boolean', usage: 'Print one JSON document to stdout' });

/** `sls access …`: the --help texts and the options of the commands. */
export const accessCommands = /** @type {const} */ ({
  type: 'container',
  usage: 'Explain who has access to an app',
  commands: {
    explain: {
      usage: `Explain step by step whether one person may use an app (offline: reads only config/stages.ts)
  npx sls access explain ana@acme.com --app sales
  npx sls access explain ana@acme.com --app finance --groups finance,admins --stage prod
  npx sls access explain ana@acme.com --app sales --unverified --until 2026-12-31 --on 2027-01-01 --json`,
      lifecycleEvents: ['run'],
      options: {
        email: { type: 'string', usage: "The person's email address" },
        app,
        groups: { type: 'string', usage: 'Their groups, comma-separated (default: none)' },
        unverified: { type: 'boolean', usage: 'Treat their email address as not verified' },
        until: { type: 'string', usage: 'Their last day of access, YYYY-MM-DD (default: none)' },
        on: { type: 'string', usage: 'The day to decide for, YYYY-MM-DD in UTC (default: today)' },
        json,
      },
    },
    who: {
      usage: `List everyone in the deployed user pool: who has access to an app, who does not, and why
  npx sls access who --app finance --stage prod
  npx sls access who --app finance --stage prod --json`,
      lifecycleEvents: ['run'],
      options: { app, json },
    },
  },
});

const app = /** @type {const} */ ({ type: 'string', usage: 'The app, as config/stages.ts calls it' });
const json = /** @type {const} */ ({ type: 'boolean', usage: 'One JSON document on stdout, nothing else' });

/** `sls access …`: what osls prints for --help, and by which the commands read what was typed. */
export const accessCommands = /** @type {const} */ ({
  type: 'container',
  usage: 'Who may enter an app, and why',
  commands: {
    explain: {
      usage: `Whether one person may enter an app, step by step; asks nobody but config/stages.ts
  npx sls access explain ana@acme.com --app sales
  npx sls access explain ana@acme.com --app finance --groups finance,admins --stage prod
  npx sls access explain ana@acme.com --app sales --unverified --until 2026-12-31 --on 2027-01-01 --json`,
      lifecycleEvents: ['run'],
      options: {
        email: { type: 'string', usage: 'The person, where no address follows the command' },
        app,
        groups: { type: 'string', usage: 'Their groups, with commas between; none unless given' },
        unverified: { type: 'boolean', usage: 'Their address is not verified' },
        until: { type: 'string', usage: 'Their last day of access, YYYY-MM-DD; none unless given' },
        on: { type: 'string', usage: 'The day to decide for, YYYY-MM-DD in UTC; today unless given' },
        json,
      },
    },
    who: {
      usage: `Everybody in the deployed user pool: who may enter an app, who may not, and why
  npx sls access who --app finance --stage prod
  npx sls access who --app finance --stage prod --json`,
      lifecycleEvents: ['run'],
      options: { app, json },
    },
  },
});

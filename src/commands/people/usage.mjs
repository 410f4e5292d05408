const json = /** @type {const} */ ({ type: 'boolean', usage: 'One JSON document on stdout, nothing else' });

/** `sls people …`: what osls prints for --help, and by which the commands read what was typed. */
export const people = /** @type {const} */ ({
  usage: `Everybody in the deployed user pool, and whether they have come in yet; changes nothing
  npx sls people --stage prod
  npx sls people --state expired --stage prod
  npx sls people --state invited --stage prod --json`,
  lifecycleEvents: ['run'],
  options: {
    state: {
      type: 'string',
      usage: 'Only those who are invited, expired, active or disabled; all of them unless given',
    },
    json,
  },
  commands: {
    resend: {
      usage: `Mails people who have yet to sign in a new temporary password; the one before no longer counts
  npx sls people resend ana@acme.com --stage prod
  npx sls people resend ana@acme.com ben@acme.com --stage prod --json`,
      lifecycleEvents: ['run'],
      options: { json },
    },
    disable: {
      usage: `Shuts people out of every app, and signs them out everywhere; they stay in the pool
  npx sls people disable ana@acme.com --stage prod
  npx sls people disable ana@acme.com ben@acme.com --stage prod --json`,
      lifecycleEvents: ['run'],
      options: { json },
    },
    enable: {
      usage: `Lets people who were disabled sign in again
  npx sls people enable ana@acme.com --stage prod
  npx sls people enable ana@acme.com ben@acme.com --stage prod --json`,
      lifecycleEvents: ['run'],
      options: { json },
    },
    until: {
      usage: `Gives people a last day of access, or takes it away
  npx sls people until ana@acme.com --date 2026-12-31 --stage prod
  npx sls people until ana@acme.com ben@acme.com --date never --stage prod --json`,
      lifecycleEvents: ['run'],
      options: {
        date: { type: 'string', usage: 'The last day, YYYY-MM-DD in UTC, or never' },
        json,
      },
    },
  },
});

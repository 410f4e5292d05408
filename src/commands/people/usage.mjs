const json = /** @type {const} */ ({ type: 'boolean', usage: 'Print one JSON document to stdout' });

/** `sls people …`: the help that osls prints, and the options that the commands parse. */
export const people = /** @type {const} */ ({
  usage: `List the people of the user pool with their status; changes nothing
  npx sls people --stage prod
  npx sls people --state expired --stage prod
  npx sls people --state invited --stage prod --json`,
  lifecycleEvents: ['run'],
  options: {
    state: {
      type: 'string',
      usage: 'Only people who are invited, expired, active or disabled (default: everyone)',
    },
    json,
  },
  commands: {
    resend: {
      usage: `Resend the invitation with a new temporary password; the previous one stops working
  npx sls people resend ana@acme.com --stage prod
  npx sls people resend ana@acme.com ben@acme.com --stage prod --json`,
      lifecycleEvents: ['run'],
      options: { json },
    },
    disable: {
      usage: `Disable accounts: signs people out everywhere and blocks every app; keeps the accounts
  npx sls people disable ana@acme.com --stage prod
  npx sls people disable ana@acme.com ben@acme.com --stage prod --json`,
      lifecycleEvents: ['run'],
      options: { json },
    },
    enable: {
      usage: `Enable disabled accounts: people can sign in again
  npx sls people enable ana@acme.com --stage prod
  npx sls people enable ana@acme.com ben@acme.com --stage prod --json`,
      lifecycleEvents: ['run'],
      options: { json },
    },
    until: {
      usage: `Set or remove the last day of access
  npx sls people until ana@acme.com --date 2026-12-31 --stage prod
  npx sls people until ana@acme.com ben@acme.com --date never --stage prod --json`,
      lifecycleEvents: ['run'],
      options: {
        date: { type: 'string', usage: 'Last day of access, YYYY-MM-DD in UTC, or never' },
        json,
      },
    },
  },
});

/** `sls invite …`: the help that osls prints, and the options that the command parses. */
export const invite = /** @type {const} */ ({
  usage: `Invite people: each person gets one email with a temporary password
  npx sls invite ana@acme.com --stage prod
  npx sls invite ana@acme.com ben@acme.com --groups admins,finance --until 2026-12-31 --stage prod
  npx sls invite ana@acme.com --name "Ana Ito" --stage prod --json
  npx sls invite --file people.csv --stage prod
  npx sls invite --file people.csv --apply --result result.csv --stage prod
  npx sls invite --file people.csv --resume --stage prod`,
  lifecycleEvents: ['run'],
  options: {
    file: {
      type: 'string',
      usage: 'CSV file to plan: email column required; name, groups and until optional; - reads stdin',
    },
    apply: { type: 'boolean', usage: 'Apply the plan of the file, and watch it until it is completed' },
    resume: { type: 'boolean', usage: 'Continue an interrupted run of the same file, or watch it again' },
    result: { type: 'string', usage: 'Write the result of each row to this CSV file' },
    'on-existing': {
      type: 'string',
      usage: 'People who already have an account: merge-groups (default), skip, resend or error',
    },
    groups: {
      type: 'string',
      usage: 'Groups to add them to, comma-separated: admins (can invite people) or any group of the stage',
    },
    name: { type: 'string', usage: "The person's name (one address only)" },
    until: { type: 'string', usage: 'Last day of access, YYYY-MM-DD in UTC (default: none)' },
    json: { type: 'boolean', usage: 'Print one JSON document to stdout' },
  },
});

/** `sls invite …`: what osls prints for --help, and by which the command reads what was typed. */
export const invite = /** @type {const} */ ({
  usage: `Invites people into the deployed user pool: each gets one mail with a temporary password, nobody two
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
      usage: 'A CSV file with a column email, if need be name, groups, until; says what would be done. - reads stdin',
    },
    apply: { type: 'boolean', usage: 'Invite the people of the file, and follow it until all is done' },
    resume: { type: 'boolean', usage: 'Go on where the same file was interrupted, or follow it again' },
    result: { type: 'string', usage: 'Where to write what became of each line of the file, as CSV' },
    'on-existing': {
      type: 'string',
      usage: 'For whoever is in the pool already: merge-groups (unless given), skip, resend or error',
    },
    groups: {
      type: 'string',
      usage: 'What to put the addresses into, with commas between; admins may invite, others are those of the stage',
    },
    name: { type: 'string', usage: "The person's name, where there is one address" },
    until: { type: 'string', usage: 'The last day of access of the addresses, YYYY-MM-DD in UTC; none unless given' },
    json: { type: 'boolean', usage: 'One JSON document on stdout, nothing else' },
  },
});

/** `sls invite …`: what osls prints for --help, and by which the command reads what was typed. */
export const invite = /** @type {const} */ ({
  usage: `Invites people into the deployed user pool: each gets a mail with a temporary password. Nobody is mailed twice
  npx sls invite ana@acme.com --stage prod
  npx sls invite ana@acme.com ben@acme.com --groups admins,finance --stage prod
  npx sls invite ana@acme.com --name "Ana Ito" --stage prod --json`,
  lifecycleEvents: ['run'],
  options: {
    groups: {
      type: 'string',
      usage: 'What to put them into, with commas between; admins may invite, others are those of the stage',
    },
    name: { type: 'string', usage: "The person's name, where there is one address" },
    json: { type: 'boolean', usage: 'One JSON document on stdout, nothing else' },
  },
});

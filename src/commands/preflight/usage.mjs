/** `sls preflight`: its help for osls, and the options that the command parses. */
export const preflight = /** @type {const} */ ({
  usage: `Check whether the AWS account is ready for a deploy; changes nothing, exits with 1 if a check fails
  npx sls preflight --stage prod
  npx sls preflight --stage prod --json`,
  lifecycleEvents: ['run'],
  options: {
    json: { type: 'boolean', usage: 'Print one JSON document to stdout' },
  },
});

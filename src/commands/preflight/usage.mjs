/** `sls preflight`: what osls prints for --help, and by which the command reads what was typed. */
export const preflight = /** @type {const} */ ({
  usage: `What must be true of the AWS account before a deploy; changes nothing, and ends with 1 where something is not
  npx sls preflight --stage prod
  npx sls preflight --stage prod --json`,
  lifecycleEvents: ['run'],
  options: {
    json: { type: 'boolean', usage: 'One JSON document on stdout, nothing else' },
  },
});

/** `sls cost`: what osls prints for --help, and by which the command reads what was typed. */
export const costCommand = /** @type {const} */ ({
  usage: `What a stage costs in a month in these settings, line by line; asks nobody but config/stages.ts
  npx sls cost --stage prod
  npx sls cost --stage prod --json`,
  lifecycleEvents: ['run'],
  options: {
    json: { type: 'boolean', usage: 'One JSON document on stdout, nothing else' },
  },
});

/** `sls cost`: the --help text and the options of the command. */
export const costCommand = /** @type {const} */ ({
  usage: `Estimate the monthly cost of a stage, item by item (offline: reads only config/stages.ts)
  npx sls cost --stage prod
  npx sls cost --stage prod --json`,
  lifecycleEvents: ['run'],
  options: {
    json: { type: 'boolean', usage: 'Print one JSON document to stdout' },
  },
});

/** What `sls deploy` understands beyond osls' own options. */
export const deploy = /** @type {const} */ ({
  options: {
    'no-verify': { type: 'boolean', usage: 'Wake no app to see whether it still starts' },
  },
});

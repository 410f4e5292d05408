/** Options of `sls deploy` beyond osls' own. */
export const deploy = /** @type {const} */ ({
  options: {
    'no-verify': { type: 'boolean', usage: 'Do not wake apps to verify that they start' },
  },
});

/** `sls verify`: its help for osls, and the options that the command parses. */
export const verify = /** @type {const} */ ({
  usage: `Check whether AWS behaves as streamgate assumes; changes nothing without --with-person, exits with 1 if a check fails
  npx sls verify --stage prod
  npx sls verify --with-person --stage prod
  npx sls verify --with-person --wait --stage prod --json`,
  lifecycleEvents: ['run'],
  options: {
    'with-person': {
      type: 'boolean',
      usage:
        'Create one throw-away person without an email, sign in with an installed Chrome or Chromium, delete the person',
    },
    wait: {
      type: 'boolean',
      usage: 'Keep the page open until its access token has been renewed: accessTokenMinutes and two minutes more',
    },
    json: { type: 'boolean', usage: 'Print one JSON document to stdout' },
  },
});

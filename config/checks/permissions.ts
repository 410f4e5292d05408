import { type Check, problem } from './problem.ts';

/** The service is a word without wildcards, or all of them. */
const actionForm = /^(?:[A-Za-z0-9-]+|\*):[A-Za-z0-9*?]+$/;

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html */
const resourceForm = /^(?:\*|arn:(?:aws[a-z-]*|\*):[a-z0-9*?-]+:[a-z0-9*?-]*:(?:\d{12}|aws|[\d*?]*):[\x20-\xff]+)$/;

/** IAM's limit for the policies written into one role. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const maxCharacters = 10_240;

/** What the app may do. How much is the team's business; what IAM would not read is refused. */
export const permissions: Check = function* ({ apps }) {
  for (const [name, app] of Object.entries(apps)) {
    const at = `apps.${name}.permissions`;
    for (const [index, { actions, resources, why }] of app.permissions.entries()) {
      for (const action of actions.filter(it => !actionForm.test(it))) {
        yield problem(`${at}.${index}.actions`, action, 'an action such as s3:GetObject or s3:Get*');
      }
      for (const resource of resources.filter(it => !resourceForm.test(it))) {
        yield problem(`${at}.${index}.resources`, resource, 'an ARN such as arn:aws:s3:::sales-data/*, or *');
      }
      if (why.trim() === '') {
        yield problem(`${at}.${index}.why`, why, 'a few words', 'Explain why the app needs it.');
      }
    }
    const Statement = app.permissions.map(({ actions, resources }) => ({
      Effect: 'Allow',
      Action: actions,
      Resource: resources,
    }));
    const characters = JSON.stringify({ Version: '2012-10-17', Statement }).length;
    if (characters > maxCharacters) {
      const allowed = `a policy of at most ${maxCharacters} characters`;
      yield problem(at, characters, allowed, 'IAM accepts no more. Use prefixes instead of single objects.');
    }
  }
};

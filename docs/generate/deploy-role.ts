import { policiesFor } from './deploy-role/policies.ts';
import { allTemplates } from './deploy-role/templates.ts';

const about = [
  'What whoever deploys needs, and no more: `npm run docs` makes it from the templates, CloudFormation’s own registry and what osls and streamgate call.',
  'Several policies, because IAM takes 6,144 characters in one: each member of `policies` is the document of a policy; attach them all.',
  'Whoever can make roles can give them any right: hand this to people and pipelines that may have it, and to nothing else.',
  'Narrow it: put your account for the fifth part of the ARNs, your zone’s id for hostedzone/*, and your `place.prefix` for streamgate.',
];

/** docs/deploy-role.json. */
export const deployRole = () =>
  `${JSON.stringify({ about, policies: named(policiesFor(allTemplates())) }, undefined, 2)}\n`;

const named = <Policy>(policies: readonly Policy[]) =>
  Object.fromEntries(policies.map((policy, index) => [`streamgate-deploy-${index + 1}`, policy]));

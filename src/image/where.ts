/** Where a stage's image comes from, for what is said about it. */
export interface Where {
  stage: string;
  region: string;
  /** The second stack's name, and its build project's. */
  stack: string;
  /** The repository's name. */
  repository: string;
}

/** What is typed to go on. */
export const deploy = ({ stage }: Where) => `npx sls deploy --stage ${stage}`;

export const remove = ({ stage }: Where) => `npx sls remove --stage ${stage}`;

/** A command of AWS's own on the second stack. */
export const cloudFormation = (command: string, { region, stack }: Where) =>
  `aws cloudformation ${command} --region ${region} --stack-name ${stack}`;

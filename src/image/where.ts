/** Where a stage's image comes from, for what is said about it. */
export interface ImageStackRef {
  stage: string;
  region: string;
  /** The second stack's name, and its build project's. */
  stack: string;
  /** The repository's name. */
  repository: string;
}

/** What is typed to go on. */
export const deployCommand = ({ stage }: ImageStackRef) => `npx sls deploy --stage ${stage}`;

export const removeCommand = ({ stage }: ImageStackRef) => `npx sls remove --stage ${stage}`;

/** A command of AWS's own on the second stack. */
export const cloudFormationCommand = (command: string, { region, stack }: ImageStackRef) =>
  `aws cloudformation ${command} --region ${region} --stack-name ${stack}`;

/** The deploy that AWS refused, for what is said about it. */
export interface StackRef {
  stage: string;
  region: string;
  /** The stack's name. */
  stack: string;
  /** Which policy of docs/deploy-role.json has an action, such as `streamgate-deploy-2`. Undefined: none has it. */
  policyWith?: (action: string) => string | undefined;
}

/** Something that AWS refuses, as far as this project knows it. docs/first-deploy.md has a row for each. */
export interface Refusal {
  /** Found in the resource's type, a colon, and what AWS says of it: `AWS::EC2::VPC: The maximum number of …`. */
  pattern: RegExp;
  /** What AWS says, as it was reported. */
  example: string;
  /** The resource's type in the report, where the pattern asks for it. */
  type?: string;
  /** Where it was reported or is documented. */
  source: string;
  means: string;
  /** What to do: a sentence or a command a line. `said` is AWS's own text. */
  fix: (place: StackRef, said: string) => readonly string[];
}

export const deployCommand = ({ stage }: StackRef) => `npx sls deploy --stage ${stage}`;
export const removeCommand = ({ stage }: StackRef) => `npx sls remove --stage ${stage}`;
export const preflightCommand = ({ stage }: StackRef) => `npx sls preflight --stage ${stage}`;

/** The page where a quota is raised. `service` is the service's code in Service Quotas. */
export const quotaPage = ({ region }: StackRef, service: string) =>
  `https://${region}.console.aws.amazon.com/servicequotas/home/services/${service}/quotas`;

/** Where AWS Support is asked for what no quota shows. */
export const supportPage = 'https://console.aws.amazon.com/support/home';

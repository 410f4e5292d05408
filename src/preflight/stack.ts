import { isSeen, type Lookup } from '../kit/lookup.ts';
import { failure, ok, type PreflightFinding, unseenFinding } from './finding.ts';
import type { PlannedStage } from './wanted.ts';

/** What is deployed. */
export interface DeployedStack {
  /** CloudFormation's word. */
  status: string;
  resources: readonly { type: string; id: string }[];
}

/** The physical ids of the stack's resources of one type, and undefined where that is not known. */
export function idsOf(look: Lookup<DeployedStack | undefined>, type: string): readonly string[] | undefined {
  if (!isSeen(look)) return undefined;
  return (look.seen?.resources ?? []).filter(resource => resource.type === type).map(({ id }) => id);
}

/** The AWS CLI's words for waiting, by how a status begins. After a first deploy is rolled back there is nothing to wait for. */
const waits: [begins: string, wait: string][] = [
  ['UPDATE_ROLLBACK_', 'stack-rollback-complete'],
  ['UPDATE_', 'stack-update-complete'],
  ['CREATE_', 'stack-create-complete'],
  ['DELETE_', 'stack-delete-complete'],
  ['IMPORT_', 'stack-import-complete'],
];

/** CloudFormation leaves nothing but removal. */
const lost = ['CREATE_FAILED', 'ROLLBACK_COMPLETE', 'ROLLBACK_FAILED', 'DELETE_FAILED'];

/**
 * Whether CloudFormation would take a deploy at all.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html#cfn-console-view-stack-data-resources-status-codes
 */
export function stack(
  look: Lookup<DeployedStack | undefined>,
  { stage, stack: name, place }: Pick<PlannedStage, 'stage' | 'stack' | 'place'>,
): PreflightFinding {
  if (!isSeen(look)) return unseenFinding('stack', `The stack ${name}`, look);
  const { status } = look.seen ?? {};
  // The second: a change set was made for it and never executed. osls makes another.
  if (status === undefined || status === 'REVIEW_IN_PROGRESS') return ok('stack', `${name} is not deployed yet`);
  const evidence = `The stack ${name} is ${status}.`;
  const remove = `\n      npx sls remove --stage ${stage}`;
  const cli = (verb: string) => `\n      aws cloudformation ${verb} --region ${place.region} --stack-name ${name}`;
  if (lost.includes(status)) return failure('stack', evidence, `Nothing can be deployed over it. Remove it:${remove}`);
  if (status === 'UPDATE_ROLLBACK_FAILED') {
    return failure('stack', evidence, `Have CloudFormation go on with its way back:${cli('continue-update-rollback')}`);
  }
  if (!status.endsWith('_IN_PROGRESS')) return ok('stack', `${name} is ${status}`);
  const wait = waits.find(([begins]) => status.startsWith(begins))?.[1];
  return failure(
    'stack',
    evidence,
    wait ? `Wait for its end:${cli(`wait ${wait}`)}` : `Wait for its end, then remove it:${remove}`,
  );
}

import { deployCommand, type Refusal, removeCommand } from './refusal.ts';

/** The stack itself, and the bucket that osls keeps in it. */
export const stack: readonly Refusal[] = [
  {
    pattern:
      /Could not locate deployment bucket|Deployment bucket has been removed|deployment bucket "[^"]*" does not exist|specified bucket does not exist|NoSuchBucket/,
    example: 'Could not locate deployment bucket. Error: The specified bucket does not exist',
    source: 'https://github.com/serverless/serverless/issues/4185',
    means: "The stack's bucket for code was deleted by hand.",
    fix: place => ['Remove what is left of the stage, and deploy again:', removeCommand(place), deployCommand(place)],
  },
  {
    pattern: /is in \w*(?:ROLLBACK_COMPLETE|_FAILED) state and can ?not be updated/,
    example: 'Stack:streamgate-prod is in ROLLBACK_COMPLETE state and can not be updated.',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html',
    means: 'An earlier first deploy failed, and CloudFormation does not update what is left of it.',
    fix: place => ['Remove it, and deploy again:', removeCommand(place), deployCommand(place)],
  },
  {
    pattern: /_IN_PROGRESS state and can ?not be updated/,
    example: 'Stack:streamgate-prod is in UPDATE_ROLLBACK_IN_PROGRESS state and can not be updated.',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html',
    means: 'CloudFormation is still working on the stack, for another deploy or to roll one back.',
    fix: place => ['Wait until it has finished, and deploy:', deployCommand(place)],
  },
  {
    pattern: /Rate exceeded|Throttling/,
    example: 'Rate exceeded (Service: Lambda, Status Code: 429)',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html',
    means: 'The account made too many requests to this service at the same time.',
    fix: place => ['Wait a minute, and deploy:', deployCommand(place)],
  },
];

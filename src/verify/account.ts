import { type Case, differs, holds, judged, notTried } from './case.ts';
import type { Observations } from './observations.ts';

/** A new account has 10 for everything in it; two functions run every minute, and visitors come together. */
const minConcurrency = 50;

const judgedBuild = ({ build, stage }: Observations, action: string) =>
  judged(build, last => {
    if (last === 'none') return notTried(`Stage ${stage.name} has built no image.`);
    const { id, status, environment, problem } = last;
    const found = `The last build (${id}, ${environment}) is ${status}`;
    if (status === 'SUCCEEDED') return holds(`${found}.`);
    if (status === 'IN_PROGRESS') return notTried(`${found}.`);
    return differs(`${found}: ${problem ?? 'CodeBuild gives no reason'}.`, action);
  });

/** What the account and the region offer. */
export const accountCases: readonly Case[] = [
  {
    name: 'account-limits',
    belief: 'the account runs enough Lambda functions at once for a load balancer and a trigger',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
    byHand: '`aws lambda get-account-settings`',
    judge: ({ account }) =>
      judged(account, ({ concurrentExecutions }) =>
        concurrentExecutions >= minConcurrency
          ? holds(`The account runs ${concurrentExecutions} functions at once.`)
          : differs(
              `The account runs ${concurrentExecutions} functions at once, shared by every function in it.`,
              'Ask AWS for 1000: Service Quotas, AWS Lambda, Concurrent executions. Until then sign-ins may fail when people come together.',
            ),
      ),
  },
  {
    name: 'image-build',
    belief:
      'the build of the image: base image and builder by their digests, the layer cache, zstd layers, live log lines, one build for two deploys at once',
    source: 'https://docs.aws.amazon.com/codebuild/latest/userguide/concepts.html',
    byHand: 'the first two `npx sls deploy --stage <stage>`',
    judge: observed => judgedBuild(observed, 'Fix what its log says, and deploy again: npx sls deploy --stage <stage>'),
  },
  {
    name: 'arm-build',
    belief: 'CodeBuild builds for ARM in the regions of `src/preflight/image-build.ts`',
    source: 'https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-compute-types.html',
    byHand: '`npx sls preflight --stage <stage>`, then a deploy',
    judge: observed =>
      observed.stage.architecture === 'arm64'
        ? judgedBuild(
            observed,
            'If the region has no such machines, set architecture to x86_64 in config/stages.ts and take the region out of src/preflight/image-build.ts.',
          )
        : notTried(`Stage ${observed.stage.name} builds for ${observed.stage.architecture}.`),
  },
  {
    name: 'spot-change',
    belief: 'a changed `spot` needs nothing but a deploy',
    source: 'https://github.com/aws/aws-cdk/issues/34631',
    byHand: 'change `spot` of an app in a test stage',
    judge: ({ failedEvents }) =>
      judged(failedEvents, reasons => {
        const refused = reasons.find(reason => /force a new deployment/i.test(reason));
        return refused === undefined
          ? notTried('No deploy has shown it.')
          : differs(`A deploy failed: ${refused}`, 'Set spot back, or remove the app, deploy, and add it again.');
      }),
  },
];

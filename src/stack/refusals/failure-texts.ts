import { causesOf, explainRefusal, type FailedEvent } from './explain.ts';
import type { StackRef } from './refusal.ts';

const indented = (lines: readonly string[]) => lines.map(line => `      ${line}`);

/** Why a change of a stack failed: what AWS said, what it means and what to do, for each cause. */
export const failureTexts = (events: readonly FailedEvent[], place: StackRef): string =>
  causesOf(events)
    .map(({ logicalId, type, reason }) => refusalText(`${logicalId} (${type})`, reason, type, place))
    .join('\n');

/** Why AWS refused something else than a resource, such as a request. */
export const errorText = (what: string, said: string, place: StackRef): string => refusalText(what, said, '', place);

function refusalText(what: string, said: string, type: string, place: StackRef): string {
  const known = explainRefusal(said, type, place);
  return [
    `✗ ${what}`,
    '    AWS says:',
    ...indented([said]),
    ...(known
      ? ['    It means:', ...indented([known.means]), '    What to do:', ...indented(known.fix)]
      : ['    What to do:', ...indented(unknown(place))]),
  ].join('\n');
}

/** For words that are not known here. */
const unknown = ({ region, stack }: StackRef) => [
  'This message is not known to streamgate. docs/runbook.md, "A stack that is stuck", has what to try. All events of the stack:',
  `https://${region}.console.aws.amazon.com/cloudformation/home?region=${region}#/stacks/events?filteringText=${stack}`,
];

import { type Case, differs, everyApp, holds, judged, notTried } from './case.ts';
import type { AppRules, LoginAction } from './observations.ts';

const deployAgain = 'Deploy again: npx sls deploy --stage <stage>. If it stays so, report it with this line.';

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));

const sorted = (value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .map(([key, member]) => [key, sorted(member)] as const)
          .sort(([one], [other]) => (one < other ? -1 : 1)),
      )
    : value;

/** A rule's own answer to people without a session is meant to differ. */
const comparable = ({ OnUnauthenticatedRequest: _, ...login }: LoginAction) => login;

function sameLogin({ app, pageLogin, otherLogin, topLevelTargetGroup }: AppRules) {
  if (topLevelTargetGroup)
    return differs(`The page rule of ${app} has a TargetGroupArn beside its weighted groups.`, deployAgain);
  if (!pageLogin) return differs(`The page rule of ${app} has no login.`, deployAgain);
  if (pageLogin.OnUnauthenticatedRequest !== 'authenticate')
    return differs(
      `The page rule of ${app} has OnUnauthenticatedRequest ${pageLogin.OnUnauthenticatedRequest}: strangers are not asked to sign in.`,
      deployAgain,
    );
  if (!otherLogin) return differs(`No other rule of ${app} has a login to compare with.`, deployAgain);
  if (!isSame(comparable(pageLogin), comparable(otherLogin)))
    return differs(`The page rule of ${app} has another login than the app's other rules.`, deployAgain);
  return holds(`The page rule of ${app} has the login of the app's other rules.`);
}

/** What the load balancer accepts and returns. */
export const loadBalancerCases: readonly Case[] = [
  {
    name: 'weighted-forward',
    belief: 'one rule forwards by weight to a Lambda group and an IP group, with group stickiness',
    source:
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html#forward-actions',
    byHand: '`aws elbv2 describe-rules --listener-arn <arn>` shows both groups in one `ForwardConfig`',
    judge: ({ rules }) =>
      judged(rules, apps =>
        everyApp(apps, ({ app, groups, groupStickiness }) => {
          const types = groups.map(({ type }) => type).sort();
          const found = `The page rule of ${app} forwards to ${types.join(' and ') || 'nothing'}, group stickiness ${groupStickiness ? 'on' : 'off'}.`;
          return isSame(types, ['ip', 'lambda']) && groupStickiness ? holds(found) : differs(found, deployAgain);
        }),
      ),
  },
  {
    name: 'login-unchanged',
    belief: 'a changed weight leaves the login of the rule as it was, and no top-level `TargetGroupArn` appears',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyRule.html',
    byHand: 'open a sleeping app, then `aws elbv2 describe-rules --listener-arn <arn>`',
    judge: ({ rules, logs }) =>
      judged(logs, ({ changedLogins: [complaint] }) =>
        complaint === undefined
          ? judged(rules, apps => everyApp(apps, sameLogin))
          : differs(`scale-to-zero reports: ${complaint}`, deployAgain),
      ),
  },
  {
    name: 'function-targets',
    belief: 'a target group takes a Lambda by a permission with a wildcard `SourceArn` and a `SourceAccount`',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html',
    byHand: 'open `/_gate/signed-out` on an app’s host: it says that you are signed out',
    judge: ({ functionGroups, edge }) =>
      judged(functionGroups, groups => {
        const empty = groups.find(({ targets }) => targets.length !== 1);
        if (empty) return differs(`${empty.name} has ${empty.targets.length} functions; expected one.`, deployAgain);
        const closed = groups.find(
          ({ name, permissions }) =>
            !permissions.some(
              ({ sourceArn, sourceAccount }) => sourceArn.endsWith(`:targetgroup/${name}/*`) && sourceAccount !== '',
            ),
        );
        if (closed)
          return differs(`The function of ${closed.name} has no permission with a wildcard SourceArn.`, deployAgain);
        if (groups.length === 0) return differs('No target group has a function.', deployAgain);
        return judged(edge, ({ signedOutStatus }) =>
          signedOutStatus === 200
            ? holds(`${groups.length} groups have their function, and the signed-out page answers.`)
            : differs(`The signed-out page, which a function shows, answers ${signedOutStatus}.`, deployAgain),
        );
      }),
  },
  {
    name: 'health-at-weight-0',
    belief: 'health checks of a target group go on at weight 0',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
    byHand: 'open a sleeping app: it opens within minutes',
    judge: ({ rules, wakes }) =>
      judged(rules, apps => {
        const unchecked = apps.find(({ targets }) => targets.some(({ state }) => state === 'unused'));
        if (unchecked)
          return differs(
            `The load balancer does not check the targets of ${unchecked.app} (${unchecked.targets.find(({ state }) => state === 'unused')?.reason ?? 'unused'}).`,
            'Sleeping apps do not open. Hold the apps awake (npx sls power hold awake) and report it.',
          );
        return judged(wakes, found => {
          const woken = found.filter(({ seconds }) => seconds.length > 0);
          // Visitors are sent to an app only once the load balancer has found it healthy, and until then its weight is 0.
          if (woken.length > 0) return holds(`${woken.map(({ app }) => app).join(', ')} became healthy at weight 0.`);
          return notTried('No app has been woken yet.');
        });
      }),
  },
];

import { type Case, differs, everyApp, holds, type Judgement, judged, notTried } from './case.ts';
import type { Observations, ObservedVisit } from './observations.ts';

/** Judges the visit of a person who got as far as the app. */
export function signedIn({ visit }: Observations, judge: (visit: ObservedVisit) => Judgement): Judgement {
  if ('none' in visit) return notTried(visit.none);
  if (visit.loginProblem !== undefined)
    return notTried('The person did not get past the sign-in page: see login-page.');
  return judge(visit);
}

const readable = 'npx sls logs --function preToken --stage <stage> says what the trigger decided.';

/** From the sign-in page to the app. */
export const signInCases: readonly Case[] = [
  {
    name: 'trigger-of-pool',
    belief: 'a pool may name a trigger that is created after it',
    source: 'public templates do it',
    byHand: 'the first deploy into an empty account',
    judge: ({ pool }) =>
      judged(pool, ({ trigger, expectedTrigger }) => {
        const action = 'Without it no one gets in. Deploy again: npx sls deploy --stage <stage>';
        if (!trigger) return differs('The user pool has no pre-token trigger.', action);
        const found = `The user pool calls ${trigger.functionName} with events of ${trigger.version}.`;
        const expected = trigger.functionName === expectedTrigger && trigger.version === 'V2_0';
        return expected ? holds(found) : differs(`${found} Expected: ${expectedTrigger}, V2_0.`, action);
      }),
  },
  {
    name: 'login-page',
    belief:
      'the sign-in page takes a password where the client allows `ALLOW_REFRESH_TOKEN_AUTH` and `ALLOW_USER_SRP_AUTH`, and no other flow',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-public-server-side.html',
    byHand: '`npx sls invite you@example.com --stage <stage>`, then sign in with the temporary password',
    judge: observed =>
      judged(observed.pool, ({ clients }) =>
        everyApp(clients, ({ app, flows }) => {
          const { visit } = observed;
          const found = `The client of ${app} allows ${flows.toSorted().join(', ')}`;
          if (flows.toSorted().join() !== 'ALLOW_REFRESH_TOKEN_AUTH,ALLOW_USER_SRP_AUTH')
            return differs(
              `${found}.`,
              'Deploy again: npx sls deploy --stage <stage>. resources/login/client.ts has the flows.',
            );
          if ('none' in visit) return notTried(visit.none);
          if (visit.app !== app) return undefined;
          if (visit.loginProblem === undefined) return holds(`${found}; a person signed in and chose a password.`);
          return differs(
            `${found}, and no one gets past the sign-in page: ${visit.loginProblem}`,
            'Sign in by hand to see the page. If it asks for something else than a password, ExplicitAuthFlows in resources/login/client.ts has to grow.',
          );
        }),
      ),
  },
  {
    name: 'refusal',
    belief: 'a person whom a policy refuses gets a token that opens nothing, and the page that says whom to ask',
    source: 'src/handlers/pre-token.ts and gate/answers.py',
    byHand: 'open an app that your account has no access to: 403 and a contact',
    judge: observed =>
      signedIn(observed, ({ refusal }) => {
        if (refusal === undefined) return notTried('The person was not refused anywhere before the visit ended.');
        if ('none' in refusal) return notTried(refusal.none);
        const { app, status, page } = refusal;
        if (status === 403 && page) return holds(`${app} answered 403 with the page that names a contact.`);
        const how = `${app} answered ${status}${page ? '' : ' without the page'} to a person whom its policy refuses.`;
        return differs(
          how,
          `If it let the person in, disable the app (npx sls power hold asleep) and report it. ${readable}`,
        );
      }),
  },
  {
    name: 'group-claim',
    belief: 'the groups the trigger keeps are in the access token',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html',
    byHand: '`st.user` shows an admin’s group',
    judge: observed =>
      signedIn(observed, ({ app, grouped, page }) => {
        if (!grouped) return notTried(`The policy of ${app} names no group that lets the person in.`);
        if (!page?.frames) return notTried(`The person did not see ${app}: see socket-identity.`);
        return judged(observed.logs, ({ admitted }) => {
          const [line] = admitted.filter(one => one.app === app);
          if (!line) return notTried(`The log of ${app} does not name the person yet. Try again in a minute.`);
          return line.groups > 0
            ? holds(`The access token of ${app} had the person’s group.`)
            : differs(
                `The access token of ${app} had no group.`,
                `Pages that decide by st.user’s groups refuse people. ${readable}`,
              );
        });
      }),
  },
  {
    name: 'data-expiry',
    belief: 'the `exp` of `x-amzn-oidc-data` is in its JOSE header',
    source:
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html#user-claims-encoding',
    byHand: 'sign in; a 401 from the app with `no-expiry` in its log would say otherwise',
    judge: observed =>
      judged(observed.logs, ({ withoutExpiry }) => {
        if (withoutExpiry > 0)
          return differs(
            `The gate refused ${withoutExpiry} requests because x-amzn-oidc-data has no expiry.`,
            'No one gets in. gate/tokens.py has to read the expiry where AWS puts it now.',
          );
        return signedIn(observed, ({ app, page }) =>
          page?.frames ? holds(`${app} took the load balancer’s token.`) : notTried(`The person did not see ${app}.`),
        );
      }),
  },
  {
    name: 'invitation-name',
    belief: '`{username}` in an invitation is the address and not the UUID',
    source: 'https://github.com/aws-amplify/amplify-js/issues/10926',
    byHand: '`npx sls invite you@example.com --stage <stage>`; the email names the address',
    judge: () => notTried('Only an email shows it, and this command sends none.'),
  },
];

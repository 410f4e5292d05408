import { type Case, differs, holds, judged, notTried } from './case.ts';

const deployAgain =
  'Deploy again: npx sls deploy --stage <stage>. The listener’s attributes and SslPolicy are in resources/network/load-balancer.ts.';

/** What the load balancer answers to a stranger. */
export const edgeCases: readonly Case[] = [
  {
    name: 'transport',
    belief: 'answers carry HSTS and no `Server`, over TLS 1.2 or 1.3, and a stranger is sent to the sign-in page',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/header-modification.html',
    byHand: '`curl -sv https://<host>/`',
    judge: ({ edge, stage }) =>
      judged(edge, ({ app, protocol, tls = 'none', hsts, server, status }) => {
        const problems = [
          ...(status === 302 ? [] : [`status ${status} instead of a redirect to the sign-in page`]),
          ...(protocol === 'http' || hsts !== undefined ? [] : ['no Strict-Transport-Security']),
          ...(protocol === 'http' || server === undefined ? [] : [`the header Server: ${server}`]),
          ...(protocol === 'http' || ['TLSv1.2', 'TLSv1.3'].includes(tls) ? [] : [`TLS version ${tls}`]),
        ];
        if (problems.length > 0) return differs(`${app} answers with ${problems.join(', ')}.`, deployAgain);
        if (protocol === 'http')
          return notTried(`Stage ${stage.name} speaks plain HTTP; a stranger is sent to the sign-in page.`);
        return holds(
          `${app} answers over ${tls}, with HSTS and without Server, and sends a stranger to the sign-in page.`,
        );
      }),
  },
];

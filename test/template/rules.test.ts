import { beforeAll, describe, expect, test } from '@jest/globals';
import { completeStage } from '../../config/settings/stage.ts';
import { type StageName, stages } from '../../config/stages.ts';
import { type Json, packaged, resourcesOf } from '../world/packaged.ts';

describe.each(Object.keys(stages) as StageName[])("the listener's rules in the packaged template of %s", stage => {
  /** The apps, and the portal. */
  const clients = Object.keys(stages[stage].apps).length + 1;
  let template: Json;

  const all = (type: string) => resourcesOf(template, type);

  beforeAll(async () => {
    ({ template } = await packaged(stage));
  }, 300_000);

  test('a host of no app finds nothing, and port 80 only the way to 443', () => {
    const [http, https] = ['HTTP', 'HTTPS'].map(protocol =>
      all('ElasticLoadBalancingV2::Listener')
        .map(([, listener]) => listener)
        .find(({ Protocol }) => Protocol === protocol),
    );
    expect(all('ElasticLoadBalancingV2::Listener')).toHaveLength(2);
    expect(https.DefaultActions).toMatchObject([
      { Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } },
    ]);
    expect(https.SslPolicy).toBe('ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09');
    expect(http.DefaultActions).toMatchObject([
      { Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', Port: '443' } },
    ]);
  });

  test('nothing reaches an app without a login, by one client and one cookie per host', () => {
    const logins = new Map<string, Set<string>>();
    for (const [id, { Actions, Conditions }] of all('ElasticLoadBalancingV2::ListenerRule')) {
      if (id === 'SignoutRule') continue;
      const [login, forward, ...more] = Actions;
      expect(more).toEqual([]);
      expect(login).toMatchObject({ Order: 1, Type: 'authenticate-cognito' });
      expect(forward).toMatchObject({ Order: 2, Type: 'forward' });
      const { SessionCookieName, UserPoolClientId, SessionTimeout, Scope } = login.AuthenticateCognitoConfig;
      expect(SessionTimeout).toBe(36_000);
      expect(Scope).toBe('openid email profile');
      const host = JSON.stringify(
        Conditions.find(({ Field }: Json) => Field === 'host-header').HostHeaderConfig.Values,
      );
      logins.set(host, (logins.get(host) ?? new Set()).add(JSON.stringify({ SessionCookieName, UserPoolClientId })));
    }
    expect(logins.size).toBe(clients);
    for (const used of logins.values()) expect(used.size).toBe(1);
    expect(new Set([...logins.values()].flatMap(used => [...used])).size).toBe(clients);
  });

  test('the only path without a login is exact, first, and ends at a Lambda', () => {
    const { Priority, Conditions, Actions } = template.Resources.SignoutRule.Properties;
    expect(Priority).toBe(1);
    const zone = stages[stage].domain.hostedZone.name;
    expect(Conditions).toEqual([
      { Field: 'host-header', HostHeaderConfig: { Values: [zone, `*.${zone}`] } },
      { Field: 'path-pattern', PathPatternConfig: { Values: ['/_gate/signed-out'] } },
    ]);
    expect(Actions).toEqual([{ Type: 'forward', TargetGroupArn: { Ref: 'SignoutTargets' } }]);
    expect(template.Resources.SignoutTargets.Properties.TargetType).toBe('lambda');
  });

  const onUnauthenticated = ({ Properties }: Json) =>
    Properties.Actions[0].AuthenticateCognitoConfig.OnUnauthenticatedRequest;

  test('every rule is for hosts of the stage', () => {
    const { domain, apps } = completeStage(stages[stage]);
    const zone = domain.hostedZone.name;
    const known = [...Object.values(apps).map(({ host }) => host), domain.portal, zone, `*.${zone}`];
    for (const [id, { Conditions }] of all('ElasticLoadBalancingV2::ListenerRule')) {
      const { HostHeaderConfig } = Conditions.find(({ Field }: Json) => Field === 'host-header') ?? {};
      expect([id, HostHeaderConfig?.Values.filter((host: string) => !known.includes(host))]).toEqual([id, []]);
    }
  });

  test('no rule has more values or wildcards than a load balancer takes', () => {
    for (const [, { Conditions }] of all('ElasticLoadBalancingV2::ListenerRule')) {
      const values: string[] = Conditions.flatMap(
        ({ HostHeaderConfig, PathPatternConfig }: Json) => (HostHeaderConfig ?? PathPatternConfig).Values,
      );
      expect(values.length).toBeLessThanOrEqual(5);
      expect(values.join('').replace(/[^*?]/g, '').length).toBeLessThanOrEqual(5);
    }
  });

  test('whoever signs out is known where there is a session, and sent to no login where there is none', () => {
    const { AppSalesSignoutRule: out, AppSalesGateRule: gate } = template.Resources;
    expect(onUnauthenticated(out)).toBe('allow');
    expect(out.Properties.Conditions[1].PathPatternConfig.Values).toEqual(['/_gate/signout']);
    expect(out.Properties.Priority).toBeLessThan(gate.Properties.Priority);
    expect(out.Properties.Actions[1].ForwardConfig.TargetGroups).toEqual([
      { TargetGroupArn: { Ref: 'SignoutTargets' }, Weight: 1 },
    ]);
  });

  test('what a page asks for in the background is told, everything else is sent to the login', () => {
    const { AppSalesSocketRule: socket, AppSalesPageRule: page } = template.Resources;
    expect(onUnauthenticated(socket)).toBe('deny');
    expect(onUnauthenticated(page)).toBe('authenticate');
    expect(socket.Properties.Priority).toBeLessThan(page.Properties.Priority);
    expect(socket.Properties.Conditions[1].PathPatternConfig.Values).toEqual([
      '/_stcore/*',
      '/*/_stcore/*',
      '/media/*',
      '/component/*',
    ]);
  });
});

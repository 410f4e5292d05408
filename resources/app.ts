import { ElasticLoadBalancingV2ListenerCertificate } from '@awboost/cfn-resource-types/AWS-ElasticLoadBalancingV2-ListenerCertificate';
import { appClient } from './app-client.ts';
import { appRules } from './app-rules.ts';
import { appService } from './app-service.ts';
import { appTargetGroup } from './app-targets.ts';
import { certificate, record } from './domain.ts';
import type { Foundation } from './foundation.ts';
import { loginPage } from './login-page.ts';
import type { App } from './stage.ts';
import type { Template } from './template.ts';

/** Everything that is one app's: name in the DNS, client, rules, service. Nothing here depends on the other apps. */
export function app(template: Template, foundation: Foundation, ours: App) {
  const { zoneId, loadBalancer } = foundation;
  const { id, name, settings } = ours;
  record(template, `${id}Record`, settings.host, zoneId, loadBalancer);
  if (!foundation.settings.domain.certificate) {
    const proof = certificate(template, `${id}Certificate`, settings.host, zoneId);
    template.use(
      new ElasticLoadBalancingV2ListenerCertificate(`${id}CertificateAttachment`, {
        ListenerArn: loadBalancer.listener.ref,
        Certificates: [{ CertificateArn: proof.ref }],
      }),
    );
  }
  const client = appClient(template, foundation, ours);
  loginPage(template, foundation, ours, client);
  const targets = appTargetGroup(template, foundation.network, ours);
  const { socket, page } = appRules(template, foundation, ours, client, targets);
  appService(template, foundation, ours, client, targets, [socket, page]);
  return { name, client, pageRule: page };
}

/** What functions must know of an app. */
export type DeployedApp = ReturnType<typeof app>;

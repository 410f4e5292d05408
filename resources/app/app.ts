import type { Foundation } from '../foundation.ts';
import { appClient } from '../login/client.ts';
import { signInPage } from '../login/page.ts';
import { address } from '../network/domain.ts';
import type { App } from '../stage.ts';
import type { Template } from '../template.ts';
import { appRules } from './rules.ts';
import { appService } from './service.ts';
import { appTargetGroup } from './targets.ts';

/** Everything that is one app's: name in the DNS, client, rules, service. Nothing here depends on the other apps. */
export function app(template: Template, foundation: Foundation, ours: App) {
  address(template, foundation, ours);
  const client = appClient(template, foundation, ours);
  signInPage(template, foundation, ours, client);
  const targets = appTargetGroup(template, foundation.network, ours);
  const { socket, page } = appRules(template, foundation, ours, client, targets);
  appService(template, foundation, ours, client, targets, [socket, page]);
  return { name: ours.name, client, pageRule: page };
}

/** What functions must know of an app. */
export type DeployedApp = ReturnType<typeof app>;

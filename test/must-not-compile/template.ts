/**
 * Mistakes that the compiler must find: `npm run types` fails as soon as one of these lines is accepted.
 * Nothing here runs.
 */
import { CognitoUserPool } from '@awboost/cfn-resource-types/AWS-Cognito-UserPool';
import { ECSService } from '@awboost/cfn-resource-types/AWS-ECS-Service';
import { ElasticLoadBalancingV2ListenerRule } from '@awboost/cfn-resource-types/AWS-ElasticLoadBalancingV2-ListenerRule';
import { writeEnvironment } from '../../config/environment.ts';
import type { TaskSize } from '../../config/settings/app/size.ts';
import type { AppSettings } from '../../config/settings/app.ts';
import { type StageSettings, stage } from '../../config/settings/stage.ts';
import { stages } from '../../config/stages.ts';
import { Template } from '../../resources/template.ts';
import type { Rule } from '../../src/access/policy.ts';

const template = new Template();
const pool = template.use(new CognitoUserPool('Pool', {}));

// @ts-expect-error a misspelt property
new ECSService('Service', { DesiredCuont: 1 });

// @ts-expect-error a wrong scalar: a rule's time-out is a number, unlike a listener's
new ElasticLoadBalancingV2ListenerRule('Rule', { Priority: '1', Conditions: [], Actions: [] });

// @ts-expect-error a reference to a resource that does not exist
new ECSService('Service', { Cluster: cluster.ref });

// @ts-expect-error an attribute that the resource does not have
new ECSService('Service', { Cluster: pool.out.Ann });

// @ts-expect-error Fargate sells no such pair
const size: TaskSize = { cpu: 256, memoryMiB: 4096 };

// @ts-expect-error 256 MiB is no task size at all
const tiny: TaskSize = { cpu: 512, memoryMiB: 256 };

const place = { account: '1', region: 'eu-west-1' } as const;
const domain = { hostedZone: { id: 'Z1', name: 'example.com' }, login: { prefix: 'example' } } as const;
const app = { host: 'a.example.com', entry: 'a.py', size: { cpu: 256, memoryMiB: 512 }, contact: 'us' } as const;

const common = { place, domain, login: {}, groups: ['finance'] } as const;
const financeOnly = { ...app, policy: { allow: [{ group: 'finance' }] } } as const;
const misspelt = { ...app, policy: { allow: [{ group: 'fnance' }] } } as const;

stage({ ...common, apps: { a: financeOnly } });
// @ts-expect-error a policy that names a group the stage does not have
stage({ ...common, apps: { a: misspelt } });

// @ts-expect-error an app the stage does not have
const nowhere = stages.prod.apps.payroll;

// @ts-expect-error an app nobody can ask about
stage({ ...common, apps: { a: { ...app, contact: undefined } } });

// @ts-expect-error a stage without login settings
const unfinished: StageSettings = { place, domain, groups: [], apps: {} };

// @ts-expect-error an entry that is no Python file
const entry: AppSettings['entry'] = 'app.ts';

// @ts-expect-error a rule of no known kind
const rule: Rule = { emailDomian: 'acme.com' };

// @ts-expect-error a variable that the reader declares and nobody writes
writeEnvironment('preToken', { stage: 'prod' });

export { entry, nowhere, rule, size, tiny, unfinished };

import fc from 'fast-check';
import { maxUploadMiB, type TaskSize } from '../../../config/settings/app/size.ts';
import type { AppSettings } from '../../../config/settings/app.ts';
import type { PlaceSettings } from '../../../config/settings/place.ts';
import { legalPower } from './hours.ts';
import { hex, optional } from './names.ts';

const sizes: TaskSize[] = [
  { cpu: 256, memoryMiB: 512 },
  { cpu: 512, memoryMiB: 4096 },
  { cpu: 4096, memoryMiB: 30720 },
];

const variable = fc.stringMatching(/^[A-Z][A-Z0-9]{0,10}_[a-z_]{0,10}$/);
const key = fc.stringMatching(/^[a-z][a-z0-9_]{0,20}$/);

const secretName = fc.stringMatching(/^[a-z]{1,20}-[A-Za-z0-9]{6}$/);
const secretId = fc
  .tuple(
    secretName,
    fc.constantFrom('secretsmanager:secret:?', 'secretsmanager:secret:?:password::', 'ssm:parameter/?'),
  )
  .map(([name, form]) => form.replace('?', name));
const keyId = fc.uuid();

function secret({ region, account }: PlaceSettings) {
  const arn = secretId.map(id => `arn:aws:${id.replace(':', `:${region}:${account}:`)}`);
  return fc.oneof(arn, fc.record({ arn, key: keyId.map(id => `arn:aws:kms:${region}:${account}:key/${id}`) }));
}

const permission = hex(8).map(bucket => ({
  actions: ['s3:GetObject'],
  resources: [`arn:aws:s3:::${bucket}/*`],
  why: `読み込み of ${bucket}`,
}));

const origin = fc.constantFrom('https://wiki.example.com', 'https://intranet.example.org:8443');

const policy = (groups: readonly string[]) =>
  fc.oneof(
    fc.constant('everyoneInvited'),
    optional(
      { allow: [{ group: 'admins' }, ...groups.map(group => ({ group }))] },
      { deny: fc.constant([{ emailDomain: 'example.org' }, { email: 'eve@example.com' }]) },
    ),
  );

/** Any app on `host` that config/check.ts has nothing to say about. */
export const legalApp = (place: PlaceSettings, groups: readonly string[], host: string): fc.Arbitrary<AppSettings> =>
  fc.tuple(fc.constantFrom(...sizes), legalPower).chain(
    ([size, power]) =>
      optional(
        { host, entry: 'app.py', size, contact: 'データチーム <data@example.com>', ...power },
        {
          policy: policy(groups),
          spot: fc.boolean(),
          replicas: fc.integer({ min: 1, max: 50 }),
          maxUploadMiB: fc.integer({ min: 1, max: maxUploadMiB(size) }),
          environment: fc.dictionary(variable, fc.string({ unit: 'grapheme', maxLength: 30 }), { maxKeys: 5 }),
          secrets: fc.dictionary(key, secret(place), { maxKeys: 4 }),
          permissions: fc.array(permission, { maxLength: 3 }),
          frameAncestors: fc.array(origin, { maxLength: 3 }),
          healthPath: fc.constantFrom('/_stcore/health', '/sales/_stcore/health'),
          healthCheckIntervalSeconds: fc.integer({ min: 5, max: 300 }),
        },
      ) as fc.Arbitrary<AppSettings>,
  );

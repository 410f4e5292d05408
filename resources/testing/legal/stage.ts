import fc from 'fast-check';
import { basePriority } from '../../../config/names.ts';
import type { DomainSettings } from '../../../config/settings/domain.ts';
import type { NetworkSettings } from '../../../config/settings/network.ts';
import type { PlaceSettings } from '../../../config/settings/place.ts';
import type { StageSettings } from '../../../config/settings/stage.ts';
import { legalApp } from './app.ts';
import { legalLogin } from './login.ts';
import { certificateIn, hex, name, optional } from './names.ts';

const region = fc.constantFrom('eu-west-1', 'us-east-1', 'ap-northeast-1');
const account = fc.stringMatching(/^[0-9]{12}$/);

const tags = fc.dictionary(fc.stringMatching(/^[a-z][a-z:/_-]{0,20}$/), fc.stringMatching(/^[A-Za-z0-9 ._-]{1,40}$/), {
  maxKeys: 5,
});

const place = (where: Pick<PlaceSettings, 'account' | 'region'>): fc.Arbitrary<PlaceSettings> =>
  optional(where, {
    prefix: name,
    tags,
    onRemove: fc.constantFrom('destroy', 'retain'),
  });

const zoneName = fc.constantFrom('example.com', 'apps.data-team.example.co.jp', `${'z'.repeat(31)}.example.com`);

const zoneId = hex(20);
const loginPrefix = fc.stringMatching(/^x[a-z0-9-]{0,61}y$/);

const domain = ({ account, region }: PlaceSettings, zone: string): fc.Arbitrary<DomainSettings> =>
  zoneId.chain(id =>
    optional(
      {
        hostedZone: { id: `Z${id.toUpperCase()}`, name: zone },
      },
      {
        certificate: certificateIn(region, account),
        accessLogs: fc.record({ keepDays: fc.integer({ min: 1, max: 3650 }) }),
      },
    ).chain(begun =>
      fc
        .oneof(
          loginPrefix.map(prefix => ({ prefix })),
          certificateIn('us-east-1', account).map(certificate => ({ host: `auth.${zone}`, certificate })),
        )
        .map(login => ({ ...begun, login }) as DomainSettings),
    ),
  );

const subnet = fc.oneof(hex(8), hex(17)).map(id => `subnet-${id}` as const);
const network: fc.Arbitrary<NetworkSettings> = fc.oneof(
  fc.constant('create' as const),
  fc.record({
    vpc: hex(17).map(id => `vpc-${id}` as const),
    publicSubnets: fc.uniqueArray(subnet, { minLength: 2, maxLength: 4 }),
    taskSubnets: fc.uniqueArray(subnet, { minLength: 1, maxLength: 4 }),
    assignPublicIp: fc.boolean(),
  }) as fc.Arbitrary<unknown> as fc.Arbitrary<NetworkSettings>,
);

const alarms = ({ account, region }: PlaceSettings) =>
  fc.oneof(
    fc.constant({ email: 'on-call+data@example.com' }),
    hex(8).map(topic => ({ topic: `arn:aws:sns:${region}:${account}:${topic}` })),
  );

/** Up to as many as there may be. By their names alone two may get the same rules, and then each says its own priority. */
function apps(place: PlaceSettings, groups: readonly string[], zone: string): fc.Arbitrary<StageSettings['apps']> {
  const names = fc.uniqueArray(
    name.filter(one => !['auth', 'apps', 'portal'].includes(one)),
    { minLength: 1, maxLength: 23 },
  );
  return names.chain(known => {
    const collide = new Set(known.map(one => basePriority(one, {}))).size < known.length;
    return fc
      .tuple(...known.map(one => legalApp(place, groups, `${one}.${zone}`)))
      .map(made =>
        Object.fromEntries(
          known.map((one, slot) => [one, { ...made[slot], ...(collide ? { priority: 1_000 + 8 * slot } : {}) }]),
        ),
      ) as fc.Arbitrary<StageSettings['apps']>;
  });
}

const ground = fc.record({ account, region, zone: zoneName, groups: fc.uniqueArray(name, { maxLength: 4 }) });

/** Any settings that config/check.ts has nothing to say about. */
export const legalStage: fc.Arbitrary<StageSettings> = ground.chain(({ account, region, zone, ...more }) => {
  const where = { account, region };
  const groups = more.groups.filter(group => group !== 'admins');
  const must = fc.record({
    place: place(where),
    domain: domain(where, zone),
    login: legalLogin(where),
    groups: fc.constant(groups),
    apps: apps(where, groups, zone),
  });
  const architecture = fc.constantFrom('arm64' as const, 'x86_64' as const);
  const may = optional({}, { network, architecture, alarms: alarms(where) });
  return fc.tuple(must, may).map(([said, more]) => ({ ...said, ...more }) as StageSettings);
});

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { conditional } from '../docs/generate/deploy-role/handler-permissions.ts';
import { allTemplates } from '../docs/generate/deploy-role/templates.ts';
import { documentedPolicies } from './world/deployer.ts';
import { type Json, packaged } from './world/packaged.ts';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'streamgate-role-'));

afterAll(() => rmSync(folder, { recursive: true }));

test.each(['dev', 'prod'] as const)(
  'every type in the packaged template of %s is covered, and every property that counts',
  async stage => {
    const { template } = await packaged(stage);
    const resources = Object.values<Json>(template.Resources);
    expect(resources.length).toBeGreaterThan(30);
    const { properties } = allTemplates();
    for (const { Type, Properties = {} } of resources) {
      const counting = new Set(Object.values(conditional[Type] ?? {}).flat());
      const set = Object.keys(Properties).filter(name => counting.has(name));
      expect({ Type, known: [...(properties.get(Type) ?? [])] }).toEqual({ Type, known: expect.arrayContaining(set) });
    }
  },
  300_000,
);

test('IAM would understand it, as far as cfn-lint knows IAM', () => {
  const file = join(folder, 'policies.json');
  const managed = (PolicyDocument: object) => ({ Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument } });
  const Resources = Object.fromEntries(
    Object.values(documentedPolicies).map((policy, index) => [`Policy${index}`, managed(policy)]),
  );
  writeFileSync(file, JSON.stringify({ Resources }));
  const lint = join(root, '.venv', 'tools', 'bin', 'cfn-lint');
  expect(spawnSync(lint, ['-r', 'eu-west-1', '--', file], { encoding: 'utf8' })).toMatchObject({
    stdout: '',
    status: 0,
  });
});

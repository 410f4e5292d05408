import { execFile, execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import type { Finding, Template } from './finding.ts';

// Each scanner's output is read as strictly as it is known: what has another form throws, and is not taken for nothing found.

const environments = join(import.meta.dirname, '..', '..', '.venv');
const run = promisify(execFile);

// biome-ignore lint/suspicious/noExplicitAny: what three scanners print
type Json = any;

/** It ends with another code than 0 where it finds something; what counts is that it says so in JSON. */
async function printed(program: string, args: readonly string[]): Promise<Json> {
  const options = { maxBuffer: 64 << 20, env: { PATH: process.env.PATH, HOME: '/nonexistent' } };
  const { stdout, stderr = '' } = await run(program, args, options).catch((error: Json) => error);
  try {
    return JSON.parse(stdout);
  } catch (cause) {
    throw new Error(`${basename(program)} printed no JSON: ${String(stdout).slice(0, 500)} ${stderr}`, { cause });
  }
}

export async function cfnLint({ stage, region, file }: Template): Promise<Finding[]> {
  const found = await printed(join(environments, 'tools', 'bin', 'cfn-lint'), ['-f', 'json', '-r', region, '--', file]);
  return found.map(({ Rule, Location }: Json) => ({
    stage,
    rule: `cfn-lint ${Rule.Id}`,
    resource: String(Location.Path?.[1] ?? 'the template'),
  }));
}

export async function checkov(templates: readonly Template[]): Promise<Finding[]> {
  const files = templates.flatMap(({ file }) => ['-f', file]);
  // Without a download of policies and without a key of its maker: it asks nobody.
  const options = ['--framework', 'cloudformation', '--quiet', '--skip-download', '-o', 'json'];
  const report = await printed(join(environments, 'scanners', 'bin', 'checkov'), [...options, ...files]);
  const { summary, results } = report;
  if (summary.parsing_errors !== 0 || summary.resource_count === 0) {
    throw new Error(`checkov could not read the templates: ${JSON.stringify(summary)}`);
  }
  return results.failed_checks.map(({ check_id, resource, file_abs_path }: Json) => ({
    stage: stageOf(templates, file_abs_path),
    rule: `checkov ${check_id}`,
    resource: resource.split('.').at(-1),
  }));
}

const platforms: Record<string, string> = { linux: 'ubuntu', darwin: 'macos', x64: 'x86_64', arm64: 'aarch64' };

/** With AWS's rules of Control Tower. Program and rules are unpacked into `folder`. */
export async function cfnGuard(templates: readonly Template[], folder: string): Promise<Finding[]> {
  const program = `package/bin/${platforms[process.platform]}/${platforms[process.arch]}/cfn-guard`;
  const rules = 'package/rules/control-tower/cfn-guard';
  execFileSync('tar', ['-xzf', packed(), '-C', folder, program, rules]);
  const options = ['--structured', '--show-summary', 'none', '-o', 'json', '-r', join(folder, rules)];
  const reports: Json[] = await printed(join(folder, program), [
    'validate',
    ...options,
    '-d',
    ...templates.map(({ file }) => file),
  ]);
  if (reports.length !== templates.length) throw new Error(`cfn-guard read ${reports.length} templates.`);
  return reports.flatMap(({ name, not_compliant: broken }) =>
    broken.flatMap(({ Rule }: Json) =>
      [...resourcesIn(Rule)].map(resource => ({
        stage: stageOf(templates, name),
        rule: `cfn-guard ${Rule.name}`,
        resource,
      })),
    ),
  );
}

/** Where Python's package has the npm package, whole. */
function packed(): string {
  const lib = join(environments, 'scanners', 'lib');
  const [python = ''] = readdirSync(lib);
  const folder = join(lib, python, 'site-packages', 'cdklabs', 'cdk_validator_cfnguard', '_jsii');
  const [archive, ...more] = readdirSync(folder).filter(name => name.endsWith('.tgz'));
  if (!archive || more.length > 0) throw new Error(`${folder} should hold one archive.`);
  return join(folder, archive);
}

/** The logical ids in a broken rule's checks, which name what they looked at by its path in the template. */
function resourcesIn(checks: Json): Set<string> {
  const paths = JSON.stringify(checks).matchAll(/"path":"\/Resources\/([A-Za-z0-9]+)/g);
  const found = new Set([...paths].map(([, id = '']) => id));
  return found.size > 0 ? found : new Set(['the template']);
}

function stageOf(templates: readonly Template[], file: string): string {
  const template = templates.find(one => one.file === file);
  if (!template) throw new Error(`A scanner tells of ${file}, which it was not given.`);
  return template.stage;
}

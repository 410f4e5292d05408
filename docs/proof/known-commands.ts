import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as acm from '@aws-sdk/client-acm';
import * as cloudformation from '@aws-sdk/client-cloudformation';
import * as cloudwatch from '@aws-sdk/client-cloudwatch';
import * as logs from '@aws-sdk/client-cloudwatch-logs';
import * as cognito from '@aws-sdk/client-cognito-identity-provider';
import * as dynamodb from '@aws-sdk/client-dynamodb';
import * as ec2 from '@aws-sdk/client-ec2';
import * as ecs from '@aws-sdk/client-ecs';
import * as elbv2 from '@aws-sdk/client-elastic-load-balancing-v2';
import * as iam from '@aws-sdk/client-iam';
import * as lambda from '@aws-sdk/client-lambda';
import * as route53 from '@aws-sdk/client-route-53';
import * as secrets from '@aws-sdk/client-secrets-manager';
import { oslsOptions } from '../../src/commands/kit/osls-options.mjs';
import Commands from '../../src/commands/plugin.mjs';
import { root } from './markdown.ts';

const { scripts, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

type Options = Record<string, unknown>;
const osls: Map<string, { options: Options }> = createRequire(import.meta.url)(
  join(root, 'node_modules', 'serverless', 'lib', 'cli', 'commands-schema', 'aws-service.js'),
);

interface Node {
  commands?: Record<string, Node>;
  options?: Options;
}

/** The project's own commands and osls', each with the options it takes. */
const slsCommands = new Map<string, Options>([...osls].map(([name, { options }]) => [name, options]));
for (const [name, node] of Object.entries<Node>(new Commands({} as never).commands)) {
  if (!node.commands || node.options)
    slsCommands.set(name, { ...slsCommands.get(name), ...node.options, ...oslsOptions });
  for (const [verb, { options }] of Object.entries(node.commands ?? {}))
    slsCommands.set(`${name} ${verb}`, { ...options, ...oslsOptions });
}

/** The services of the AWS CLI, by an SDK client whose names are the same ones in another spelling. */
const awsServices: Record<string, object> = {
  'cognito-idp': cognito,
  acm,
  cloudformation,
  cloudwatch,
  dynamodb,
  ec2,
  ecs,
  elbv2,
  iam,
  lambda,
  logs,
  route53,
  secretsmanager: secrets,
};

/** What `aws s3` has are the CLI's own commands, and no operations of an API. */
const ofS3 = ['cp', 'ls'];

const pascal = (words: string) => words.replaceAll(/(?:^|-)(\w)/g, (_all, letter: string) => letter.toUpperCase());

/** Why a command cannot be typed, or undefined. */
export function problemWith(command: string): string | undefined {
  const [program = '', ...words] = command.split(/\s+/);
  if (program === 'npm') {
    const [verb = '', name = ''] = words;
    const script = verb === 'run' ? name : verb;
    return Object.hasOwn(scripts, script) ? undefined : `package.json has no script "${script}"`;
  }
  if (program === 'npx' && words[0] === 'sls') return problemWithSls(words.slice(1));
  if (program === 'npx' && Object.hasOwn(devDependencies, words[0] ?? '')) return undefined;
  if (program === 'aws') {
    const [service = '', verb = ''] = words;
    if (service === 's3') return ofS3.includes(verb) ? undefined : `s3 has no "${verb}"`;
    if (!Object.hasOwn(awsServices, service)) return `docs/proof/known-commands.ts knows no service "${service}"`;
    return `${pascal(verb)}Command` in (awsServices[service] ?? {}) ? undefined : `${service} has no "${verb}"`;
  }
  return ['curl', 'cd', 'git', 'zgrep'].includes(program)
    ? undefined
    : `"${program}" is no program that a document may name`;
}

function problemWithSls(words: string[]): string | undefined {
  const [name] = [words.slice(0, 2).join(' '), words[0] ?? ''].filter(one => slsCommands.has(one));
  if (name === undefined) return `sls has no command "${words.slice(0, 2).join(' ')}"`;
  const flags = words.filter(word => word.startsWith('--')).map(word => word.slice(2).split('=')[0] ?? '');
  const unknown = flags.filter(flag => !Object.hasOwn(slsCommands.get(name) ?? {}, flag));
  return unknown.length === 0 ? undefined : `sls ${name} takes no --${unknown.join(', --')}`;
}

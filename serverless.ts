import { parseArgs } from 'node:util';
import { service } from './config/names.ts';
import { type StageName, settingsOf, stageNamed } from './config/stages.ts';
import { stack } from './resources/stack.ts';

const { values } = parseArgs({ strict: false, options: { stage: { type: 'string', short: 's', default: 'dev' } } });
const stage = stageTyped(String(values.stage));
const settings = settingsOf(stage);
const { resources, functions } = stack(stage, settings, {
  port: Number(process.env.STREAMGATE_PREVIEW_PORT ?? 8501),
  awsEndpoint: process.env.AWS_ENDPOINT_URL ?? 'http://127.0.0.1:4566',
});

/** Ends with 2, as bad usage does, before osls makes a stack trace and a 1 of it. */
function stageTyped(name: string): StageName {
  try {
    return stageNamed(name);
  } catch (error) {
    console.error(`✗ ${error instanceof Error ? error.message : error}`);
    process.exit(2);
  }
}

export default {
  service,
  frameworkVersion: '4',
  configValidationMode: 'error',
  plugins: ['serverless-esbuild', 'serverless-iam-roles-per-function', './src/commands/plugin.mjs'],
  provider: {
    name: 'aws',
    runtime: 'nodejs24.x',
    architecture: 'arm64',
    stage,
    region: settings.place.region,
    logRetentionInDays: 30,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a Serverless variable: `--param image=…`
    stackParameters: [{ ParameterKey: 'Image', ParameterValue: '${param:image, "none"}' }],
    stackTags: { 'streamgate:stage': stage },
  },
  custom: {
    esbuild: {
      bundle: true,
      minify: true,
      sourcemap: true,
      target: 'node24',
      format: 'esm',
      outExtension: { '.js': '.mjs' },
    },
  },
  package: { individually: true },
  functions,
  resources,
};

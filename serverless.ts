import { parseArgs } from 'node:util';
import { service } from './config/names.ts';
import { settingsOf, stageNamed } from './config/stages.ts';
import { stack } from './resources/stack.ts';

const { values } = parseArgs({ strict: false, options: { stage: { type: 'string', short: 's', default: 'dev' } } });
const stage = stageNamed(String(values.stage));
const settings = settingsOf(stage);
const { resources, functions } = stack(stage, settings, {
  port: Number(process.env.STREAMGATE_PREVIEW_PORT ?? 8501),
  awsEndpoint: process.env.AWS_ENDPOINT_URL ?? 'http://127.0.0.1:4566',
});

export default {
  service,
  frameworkVersion: '4',
  configValidationMode: 'error',
  plugins: ['serverless-esbuild', 'serverless-iam-roles-per-function'],
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

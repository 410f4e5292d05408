import { imageRecipe } from './resources/image/build.ts';
import { imageStack } from './resources/image/image.ts';
import { placement } from './resources/placement.ts';
import { stack } from './resources/stack.ts';
import { stageOf } from './resources/stage.ts';
import { commandLineStage } from './src/commands/kit/command-line-stage.ts';

const { stage, settings } = commandLineStage();
const preview = {
  port: Number(process.env.STREAMGATE_PREVIEW_PORT ?? 8501),
  awsEndpoint: process.env.AWS_ENDPOINT_URL ?? 'http://127.0.0.1:4566',
};
const { resources, functions } = stack(stage, settings, preview);
const described = stageOf(stage, settings, preview);
const { service, ...place } = placement(described);

export default {
  service,
  frameworkVersion: '4',
  configValidationMode: 'error',
  plugins: ['serverless-esbuild', 'serverless-iam-roles-per-function', './src/commands/plugin.mjs'],
  provider: {
    name: 'aws',
    runtime: 'nodejs24.x',
    architecture: 'arm64',
    ...place,
    deploymentBucket: { blockPublicAccess: true }, // as S3 does by default, said for whoever reads the template
    logRetentionInDays: 30,
    stackParameters: [
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a Serverless variable: `--param image=…`
      { ParameterKey: 'Image', ParameterValue: '${param:image, "none"}' },
      // The deploy says which: src/commands/deploy/parameters.ts
      ...(described.settings.network === 'create' ? [{ ParameterKey: 'Zones', ParameterValue: '' }] : []),
    ],
  },
  custom: {
    imageStack: imageStack(described), // the plugin deploys it, before the stack that runs the image
    imageRecipe: imageRecipe(described.settings.architecture), // it belongs to the image's tag
    esbuild: {
      bundle: true,
      minify: true,
      sourcemap: true,
      sourcesContent: false, // the names and lines are enough, and each function is half as large
      plugins: './src/commands/package/bundles.mjs',
      target: 'node24',
      // An ES module that imports node:http makes Node load undici for its exports, and so does a dynamic import: docs/cold-start.md
      format: 'cjs',
      supported: { 'dynamic-import': false },
      loader: { '.html': 'text' },
      mainFields: ['module', 'main'], // of the SDK's two builds, the one that esbuild can leave parts out of
    },
  },
  package: { individually: true },
  functions,
  resources,
};

import { completeStage } from '../../config/settings/stage.ts';
import { commandLineStage } from './kit/command-line-stage.ts';

const { stage, settings } = commandLineStage();
const { prefix, region } = completeStage(settings).place;

/** The configuration for the project's own commands: stage and region. Only osls' own commands need the template and the functions. */
export default {
  service: prefix,
  frameworkVersion: '4',
  plugins: ['./src/commands/plugin.mjs'],
  provider: { name: 'aws', stage, region },
};

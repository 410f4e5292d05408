import { completeStage } from '../../config/settings/stage.ts';
import { commandLineStage } from './kit/command-line-stage.ts';

const { stage, settings } = commandLineStage();
const { prefix, region } = completeStage(settings).place;

/** What osls reads for a command of the project: where AWS is. The template, the functions and what packages them are for osls' own commands. */
export default {
  service: prefix,
  frameworkVersion: '4',
  plugins: ['./src/commands/plugin.mjs'],
  provider: { name: 'aws', stage, region },
};

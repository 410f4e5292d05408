// Each command of the project and its options. The TypeScript of a command is loaded when it runs.
import { accessCommands } from './access/usage.mjs';
import { costCommand } from './cost/usage.mjs';
import { invite } from './invite/usage.mjs';
import { people } from './people/usage.mjs';
import { powerCommands } from './power/usage.mjs';
import { preflight } from './preflight/usage.mjs';
import { verify } from './verify/usage.mjs';

/** @typedef {{ command: import('./kit/command.ts').Command }} Program */
/** @typedef {{ options: import('node:util').ParseArgsOptionsConfig, load: () => Promise<Program> }} Entry */

/** Each of the project's commands, by what is typed for it. @type {Record<string, Entry>} */
export const entries = {
  'access explain': { options: accessCommands.commands.explain.options, load: () => import('./access/explain.ts') },
  'access who': { options: accessCommands.commands.who.options, load: () => import('./access/who.ts') },
  cost: { options: costCommand.options, load: () => import('./cost/cost.ts') },
  invite: { options: invite.options, load: () => import('./invite/invite.ts') },
  people: { options: people.options, load: () => import('./people/list.ts') },
  'people disable': { options: people.commands.disable.options, load: () => import('./people/disable.ts') },
  'people enable': { options: people.commands.enable.options, load: () => import('./people/enable.ts') },
  'people resend': { options: people.commands.resend.options, load: () => import('./people/resend.ts') },
  'people until': { options: people.commands.until.options, load: () => import('./people/until.ts') },
  'power explain': { options: powerCommands.commands.explain.options, load: () => import('./power/explain.ts') },
  'power hold': { options: powerCommands.commands.hold.options, load: () => import('./power/hold.ts') },
  'power plan': { options: powerCommands.commands.plan.options, load: () => import('./power/plan.ts') },
  'power release': { options: powerCommands.commands.release.options, load: () => import('./power/release.ts') },
  'power sleep': { options: powerCommands.commands.sleep.options, load: () => import('./power/sleep.ts') },
  'power status': { options: powerCommands.commands.status.options, load: () => import('./power/status.ts') },
  'power wake': { options: powerCommands.commands.wake.options, load: () => import('./power/wake.ts') },
  preflight: { options: preflight.options, load: () => import('./preflight/run.ts') },
  verify: { options: verify.options, load: () => import('./verify/verify.ts') },
};

const firstWords = new Set(Object.keys(entries).map(name => name.split(' ')[0]));

/** Whether the words after `sls` are a command of the project, or a group of such commands. @param {readonly string[]} words */
export const isOwnCommand = ([first = '']) => firstWords.has(first);

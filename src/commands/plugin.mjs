// The project's own commands, as osls sees them. JavaScript, because osls loads it for every command, `sls package`
// too, on whatever Node runs it: any from 20.19 on. The commands are TypeScript, and loaded when one is typed.
import { access } from './access/usage.mjs';
import { cost } from './cost/usage.mjs';
import { invite } from './invite/usage.mjs';
import { preflight } from './preflight/usage.mjs';
import { wordsForOsls } from './words.mjs';

/** @typedef {{ command: import('./command.ts').Command }} Program */
/** @typedef {{ options: import('node:util').ParseArgsOptionsConfig, load: () => Promise<Program> }} Entry */

/** Each command by what is typed for it. @type {Record<string, Entry>} */
const entries = {
  'access explain': { options: access.commands.explain.options, load: () => import('./access/explain.ts') },
  'access who': { options: access.commands.who.options, load: () => import('./access/who.ts') },
  cost: { options: cost.options, load: () => import('./cost/cost.ts') },
  invite: { options: invite.options, load: () => import('./invite/invite.ts') },
  preflight: { options: preflight.options, load: () => import('./preflight/run.ts') },
};

/** @typedef {import('./command.ts').Osls & import('./deploy/summary.ts').EndedOsls} Osls */

/** What happens around osls' own commands. @type {Record<string, (osls: Osls) => Promise<void>>} */
const around = {
  // After osls' own: by then there is a template, and nothing of it has left this machine.
  'before:deploy:deploy': async osls => (await import('./deploy/before.ts')).beforeDeploy(osls),
  'before:remove:remove': async osls => (await import('./remove/image.ts')).removeImageAlone(osls),
  'after:remove:remove': async osls => (await import('./remove/image.ts')).removeImage(osls),
};

const tooOld = `This command needs Node 24, not ${process.version}. Type it with npx, which finds the project's.`;

export default class StreamgateCommands {
  commands = { access, cost, invite, preflight };
  /** @type {Record<string, () => Promise<void>>} */
  hooks = {};

  /** @param {Osls} osls */
  constructor(osls) {
    for (const [event, act] of Object.entries(around)) {
      this.hooks[event] = () => {
        if (process.features.typescript) return act(osls);
        console.error(tooOld);
        return process.exit(1);
      };
    }
    // osls' last event, of every command.
    this.hooks.finalize = async () => {
      if (osls.processedInput.commands.join(' ') === 'deploy')
        await (await import('./deploy/summary.ts')).summary(osls);
    };
    const typed = process.argv.slice(2);
    for (const [name, { options, load }] of Object.entries(entries)) {
      const words = name.split(' ');
      const own = typed.slice(words.length);
      this.hooks[`${words.join(':')}:run`] = () => run(load, own, osls);
      if (typed.slice(0, words.length).join(' ') !== name) continue;
      // osls reads these again when it knows its plugins.
      process.argv.splice(2, typed.length, ...words, ...wordsForOsls(own, options));
    }
  }
}

/** @type {(load: Entry['load'], words: string[], osls: import('./command.ts').Osls) => Promise<void>} */
async function run(load, words, osls) {
  if (!process.features.typescript) {
    console.error(tooOld);
    process.exitCode = 1;
    return;
  }
  const [{ runCommand }, { command }] = await Promise.all([import('./command.ts'), load()]);
  await runCommand(command, words, osls);
}

// The osls plugin with the project's commands. It is JavaScript, because osls loads it for every command on the
// installed Node, which may be as old as 20.19.
import { accessCommands } from './access/usage.mjs';
import { costCommand } from './cost/usage.mjs';
import { deploy } from './deploy/usage.mjs';
import { entries } from './entries.mjs';
import { invite } from './invite/usage.mjs';
import { argsForOsls } from './kit/osls-options.mjs';
import { keepFunctionsFromMakingLogGroups } from './package/function-logs.mjs';
import { people } from './people/usage.mjs';
import { powerCommands } from './power/usage.mjs';
import { preflight } from './preflight/usage.mjs';
import { verify } from './verify/usage.mjs';

/** @typedef {import('./kit/command.ts').Osls & import('./deploy/after-failure.ts').FailedOsls} DeployingOsls */
/** @typedef {DeployingOsls & import('./rollback/before.ts').RollingBack} Osls */

/**
 * Steps around osls' own commands. `verified`: the deploy verifies the apps that it changes.
 * @type {Record<string, (osls: Osls, verified: boolean) => Promise<void>>}
 */
const around = {
  // The template is packaged by then, and nothing has been uploaded.
  'before:deploy:deploy': async (osls, verified) => (await import('./deploy/steps.ts')).beforeDeploy(osls, verified),
  // By then, osls has found whether anything changed.
  'before:aws:deploy:deploy:uploadArtifacts': async (osls, verified) =>
    (await import('./deploy/steps.ts')).beforeUpdate(osls, verified),
  'after:deploy:deploy': async (osls, verified) => (await import('./deploy/steps.ts')).afterUpdate(osls, verified),
  'before:remove:remove': async osls => {
    await (await import('./remove/image.ts')).removeImageAlone(osls);
    await (await import('./kit/validation-records.ts')).rememberCertificates(osls);
    await (await import('./remove/kept.ts')).prepareRemoval(osls);
  },
  'after:remove:remove': async osls => {
    await (await import('./kit/validation-records.ts')).removeValidationRecords(osls);
    await (await import('./remove/image.ts')).removeImage(osls);
    await (await import('./remove/kept.ts')).printKept(osls);
  },
  'before:rollback:rollback': async osls => (await import('./rollback/before.ts')).beforeRollback(osls),
};

const notVerified = '--no-verify';

const tooOld = `This command needs Node 24, not ${process.version}. Run it with npx, which uses the project's own Node.`;

export default class StreamgateCommands {
  commands = {
    access: accessCommands,
    cost: costCommand,
    deploy,
    invite,
    people,
    power: powerCommands,
    preflight,
    verify,
  };
  /** @type {Record<string, (error?: unknown) => Promise<void>>} */
  hooks = {};

  /** @param {Osls} osls */
  constructor(osls) {
    const typed = process.argv.slice(2);
    const verified = !typed.includes(notVerified);
    // Removed before osls sees it: osls would read it as a negated `--verify`, an option that it does not have.
    if (typed[0] === 'deploy') process.argv.splice(2, typed.length, ...typed.filter(word => word !== notVerified));
    for (const [event, act] of Object.entries(around)) {
      this.hooks[event] = () => {
        if (process.features.typescript) return act(osls, verified);
        console.error(tooOld);
        return process.exit(1);
      };
    }
    // By then, serverless-esbuild has written the archives, and osls has not read them yet.
    this.hooks['after:package:createDeploymentArtifacts'] = async () =>
      (await import('./package/archives.mjs')).compressArchives(
        /** @type {import('./package/archives.mjs').Packaging} */ (/** @type {unknown} */ (osls)),
      );
    // The plugin before this one in serverless.ts creates the functions' roles at the same event.
    this.hooks['before:package:finalize'] = async () =>
      keepFunctionsFromMakingLogGroups(
        /** @type {import('./package/function-logs.mjs').Packaging} */ (/** @type {unknown} */ (osls)),
      );
    // The last osls events of a command.
    const isDeploy = () => osls.processedInput.commands.join(' ') === 'deploy';
    this.hooks.finalize = async () => {
      if (isDeploy()) await (await import('./deploy/summary.ts')).summary(osls);
    };
    this.hooks.error = async error => {
      if (isDeploy() && process.features.typescript)
        await (await import('./deploy/after-failure.ts')).afterFailure(osls, error);
    };
    // The longer name wins: `people resend` is a command of its own.
    const [meant] = [typed.slice(0, 2).join(' '), typed[0] ?? ''].filter(name => Object.hasOwn(entries, name));
    for (const [name, { options, load }] of Object.entries(entries)) {
      const words = name.split(' ');
      const own = typed.slice(words.length);
      this.hooks[`${words.join(':')}:run`] = () => run(load, own, osls);
      if (name !== meant) continue;
      // osls parses process.argv again after it has loaded its plugins.
      process.argv.splice(2, typed.length, ...words, ...argsForOsls(own, options));
    }
  }
}

/** @type {(load: import('./entries.mjs').Entry['load'], words: string[], osls: import('./kit/command.ts').Osls) => Promise<void>} */
async function run(load, words, osls) {
  if (!process.features.typescript) {
    console.error(tooOld);
    process.exitCode = 1;
    return;
  }
  const [{ runCommand }, { command }] = await Promise.all([import('./kit/command.ts'), load()]);
  await runCommand(command, words, osls);
}

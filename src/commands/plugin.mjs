// The project's own commands, as osls sees them. JavaScript, because osls loads it for every command, `sls package`
// too, on whatever Node runs it: any from 20.19 on.
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
 * What happens around osls' own commands. `verified`: the apps that a deploy changes are to be tried.
 * @type {Record<string, (osls: Osls, verified: boolean) => Promise<void>>}
 */
const around = {
  // After osls' own: by then there is a template, and nothing of it has left this machine.
  'before:deploy:deploy': async (osls, verified) => (await import('./deploy/steps.ts')).beforeDeploy(osls, verified),
  // osls knows by then whether anything has changed.
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

const tooOld = `This command needs Node 24, not ${process.version}. Type it with npx, which finds the project's.`;

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
    // osls would read it as `--verify` with a no, and knows no such option.
    if (typed[0] === 'deploy') process.argv.splice(2, typed.length, ...typed.filter(word => word !== notVerified));
    for (const [event, act] of Object.entries(around)) {
      this.hooks[event] = () => {
        if (process.features.typescript) return act(osls, verified);
        console.error(tooOld);
        return process.exit(1);
      };
    }
    // serverless-esbuild has written the archives by then, and osls has not read them.
    this.hooks['after:package:createDeploymentArtifacts'] = async () =>
      (await import('./package/archives.mjs')).compressArchives(
        /** @type {import('./package/archives.mjs').Packaging} */ (/** @type {unknown} */ (osls)),
      );
    // The functions' roles are made at this event too, by a plugin that stands before this one in serverless.ts.
    this.hooks['before:package:finalize'] = async () =>
      keepFunctionsFromMakingLogGroups(
        /** @type {import('./package/function-logs.mjs').Packaging} */ (/** @type {unknown} */ (osls)),
      );
    // osls' last events, of every command.
    const isDeploy = () => osls.processedInput.commands.join(' ') === 'deploy';
    this.hooks.finalize = async () => {
      if (isDeploy()) await (await import('./deploy/summary.ts')).summary(osls);
    };
    this.hooks.error = async error => {
      if (isDeploy() && process.features.typescript)
        await (await import('./deploy/after-failure.ts')).afterFailure(osls, error);
    };
    // `people resend` is no `people` with a word too many.
    const [meant] = [typed.slice(0, 2).join(' '), typed[0] ?? ''].filter(name => Object.hasOwn(entries, name));
    for (const [name, { options, load }] of Object.entries(entries)) {
      const words = name.split(' ');
      const own = typed.slice(words.length);
      this.hooks[`${words.join(':')}:run`] = () => run(load, own, osls);
      if (name !== meant) continue;
      // osls reads these again when it knows its plugins.
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

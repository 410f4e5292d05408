import { completeStage } from '../../../config/settings/stage.ts';
import { settingsOf } from '../../../config/stages.ts';
import type { Command } from '../kit/command.ts';
import { parseOptions } from '../kit/options.ts';
import { applyFile } from './apply-file.ts';
import { parseInviteArguments } from './arguments.ts';
import { inviteAddresses } from './invite-addresses.ts';
import { planFile } from './plan-file.ts';
import { invite as usage } from './usage.mjs';

/** `sls invite <email>…` invites at once; `sls invite --file` shows the plan and carries it out with `--apply`. */
export const command: Command = async call => {
  const { values, positionals } = parseOptions(call.words, usage.options);
  const { groups } = completeStage(settingsOf(call.stage));
  const what = parseInviteArguments(values, positionals, groups);
  const json = values.json ?? false;
  if ('rows' in what) return inviteAddresses(call, { ...what, json });
  return what.mode === 'plan' ? planFile(call, what) : applyFile(call, { ...what, json });
};

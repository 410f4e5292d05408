import type { Invitation, OnExisting, Row } from '../../invitations/row.ts';
import { existingModes } from '../../invitations/row.ts';
import { dayGiven, groupsGiven, rejectExtraArguments } from '../access/arguments.ts';
import { BadUsage } from '../kit/bad-usage.ts';
import { parseAddresses, parseName } from './addresses.ts';

/** The arguments of `sls invite`: addresses to invite at once, or a file. */
export type InviteArguments = { onExisting: OnExisting } & ({ rows: readonly Row[] } | FileArguments);

export interface FileArguments {
  file: string;
  /** `resume`: continue what was applied before. */
  mode: 'plan' | 'apply' | 'resume';
  /** Path of the result file. */
  result?: string;
}

interface Values {
  file?: string;
  apply?: boolean;
  resume?: boolean;
  result?: string;
  'on-existing'?: string;
  groups?: string;
  name?: string;
  until?: string;
}

/** Throws BadUsage, also for options that cannot be combined. */
export function parseInviteArguments(
  values: Values,
  positionals: readonly string[],
  known: readonly string[],
): InviteArguments {
  const onExisting = parseOnExisting(values['on-existing']);
  if (values.file === undefined) {
    rejectOptions(
      values,
      ['apply', 'resume', 'result'],
      'needs a file',
      'Pass --file people.csv, or remove the option.',
    );
    return { rows: rowsOfAddresses(values, positionals, known), onExisting };
  }
  rejectExtraArguments(positionals, '--file or addresses, not both');
  rejectOptions(
    values,
    ['groups', 'name', 'until'],
    'works with addresses only',
    'Use the column of that name in the file.',
  );
  const does = values.resume ? 'resume' : values.apply ? 'apply' : 'plan';
  if (does === 'plan')
    rejectOptions(values, ['result'], 'needs --apply or --resume', 'Add --apply, or remove the option.');
  return {
    file: values.file,
    mode: does,
    onExisting,
    ...(values.result === undefined ? {} : { result: values.result }),
  };
}

function rejectOptions(values: Values, options: readonly (keyof Values)[], problem: string, fix: string): void {
  const [option] = options.filter(name => values[name] !== undefined);
  if (option === undefined) return;
  const allowed = 'addresses with --groups, --name and --until; or --file with --apply or --resume and --result';
  throw new BadUsage({ code: 'bad-option', problem: `--${option} ${problem}`, allowed, fix });
}

const defaultMode: OnExisting = 'merge-groups';

/** The option as people type it; empty for the default. */
export const onExistingOption = (onExisting: OnExisting): string[] =>
  onExisting === defaultMode ? [] : ['--on-existing', onExisting];

function parseOnExisting(given: string | undefined): OnExisting {
  const mode = given ?? defaultMode;
  const found = existingModes.find(one => one === mode);
  if (found) return found;
  throw new BadUsage({
    code: 'bad-option',
    problem: 'Unknown value for --on-existing',
    given: mode,
    allowed: existingModes.join(', '),
    fix: 'Pass one of these values.',
  });
}

/** The rows that a file with these addresses would have. */
function rowsOfAddresses(
  { groups: typed, name, until }: Values,
  positionals: readonly string[],
  known: readonly string[],
) {
  const addresses = parseAddresses(positionals, 'invite');
  const alike: Omit<Invitation, 'email'> = {
    ...parseName(name, addresses),
    groups: groupsGiven(known, typed),
    ...(until === undefined ? {} : { until: dayGiven('--until', until) }),
  };
  return addresses.map(
    ({ typed: email, email: cleaned }, index): Row => ({
      line: index + 1,
      given: { email, name: name ?? '', groups: typed ?? '', until: until ?? '' },
      version: 1,
      state: 'waiting',
      invitation: { email: cleaned, ...alike },
      findings: [],
    }),
  );
}

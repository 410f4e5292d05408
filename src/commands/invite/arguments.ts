import type { Invitation, OnExisting, Row } from '../../invitations/row.ts';
import { existingModes } from '../../invitations/row.ts';
import { dayGiven, groupsGiven, rejectExtraArguments } from '../access/arguments.ts';
import { BadUsage } from '../kit/bad-usage.ts';
import { addressesGiven, nameGiven } from './addresses.ts';

/** What `sls invite` is to do: for the addresses that were typed, at once, or with a file. */
export type Asked = { onExisting: OnExisting } & ({ rows: readonly Row[] } | AskedOfFile);

export interface AskedOfFile {
  file: string;
  /** `resume`: goes on with what was applied before. */
  does: 'plan' | 'apply' | 'resume';
  /** Where to write what became of each line. */
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

/** Throws BadUsage for options that do not go together, too. */
export function asked(values: Values, positionals: readonly string[], known: readonly string[]): Asked {
  const onExisting = modeGiven(values['on-existing']);
  if (values.file === undefined) {
    without(values, ['apply', 'resume', 'result'], 'is for a file', 'Say which: --file people.csv, or leave it out.');
    return { rows: rowsGiven(values, positionals, known), onExisting };
  }
  rejectExtraArguments(positionals, 'a file, or addresses');
  without(values, ['groups', 'name', 'until'], 'is for addresses', 'A file has a column for it.');
  const does = values.resume ? 'resume' : values.apply ? 'apply' : 'plan';
  if (does === 'plan') without(values, ['result'], 'is for what was done', 'Add --apply, or leave it out.');
  return { file: values.file, does, onExisting, ...(values.result === undefined ? {} : { result: values.result }) };
}

function without(values: Values, options: readonly (keyof Values)[], problem: string, fix: string): void {
  const [option] = options.filter(name => values[name] !== undefined);
  if (option === undefined) return;
  const allowed = 'addresses, with --groups, --name and --until; or --file, with --apply or --resume and --result';
  throw new BadUsage({ code: 'bad-option', problem: `--${option} ${problem}`, allowed, fix });
}

const usual: OnExisting = 'merge-groups';

/** The same option as it is typed. */
export const optionsOf = (onExisting: OnExisting): string[] =>
  onExisting === usual ? [] : ['--on-existing', onExisting];

function modeGiven(given: string | undefined): OnExisting {
  const mode = given ?? usual;
  const found = existingModes.find(one => one === mode);
  if (found) return found;
  throw new BadUsage({
    code: 'bad-option',
    problem: '--on-existing is nothing that can be done',
    given: mode,
    allowed: existingModes.join(', '),
    fix: 'Correct --on-existing.',
  });
}

/** As a file would have them, a line for each address. */
function rowsGiven({ groups: typed, name, until }: Values, positionals: readonly string[], known: readonly string[]) {
  const addresses = addressesGiven(positionals, 'invite');
  const alike: Omit<Invitation, 'email'> = {
    ...nameGiven(name, addresses),
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

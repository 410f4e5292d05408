import { addressOf } from '../../invitations/address.ts';
import { BadUsage } from '../kit/bad-usage.ts';

/** An address after a command: as typed, and as it goes to Cognito. */
export interface AddressArgument {
  typed: string;
  email: string;
}

/** The addresses after a command, without duplicates. Throws BadUsage if one is invalid, before anything is changed. */
export function parseAddresses(positionals: readonly string[], command: string): AddressArgument[] {
  const allowed = 'addresses such as ana@acme.com, separated by spaces';
  if (positionals.length === 0) {
    const fix = `Pass at least one: npx sls ${command} ana@acme.com --stage prod`;
    throw new BadUsage({ code: 'missing-address', problem: 'Missing email address', allowed, fix });
  }
  const read = positionals.map(typed => ({ typed, address: addressOf(typed) }));
  const wrong = read.filter(({ address }) => !address).map(({ typed }) => typed);
  if (wrong.length > 0) {
    const problem = wrong.length === 1 ? 'Not an email address' : 'Not email addresses';
    const fix = 'Fix the address and run the command again. Nothing was changed.';
    throw new BadUsage({ code: 'bad-address', problem, given: wrong.join(' '), allowed, fix });
  }
  const found = new Map<string, AddressArgument>();
  for (const { typed, address } of read) {
    if (address && !found.has(address.key)) found.set(address.key, { typed, email: address.email });
  }
  return [...found.values()];
}

/** The value of `--name`, which is allowed with one address only. */
export function parseName(name: string | undefined, addresses: readonly unknown[]): { name?: string } {
  if (name === undefined) return {};
  if (addresses.length === 1) return { name };
  throw new BadUsage({
    code: 'bad-option',
    problem: '--name works with one address only',
    given: `${name}, with ${addresses.length} addresses`,
    allowed: 'one address',
    fix: 'Remove --name, or invite the people one by one.',
  });
}

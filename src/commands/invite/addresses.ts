import { addressOf } from '../../invitations/address.ts';
import { BadUsage } from '../kit/bad-usage.ts';

/** Words after a command that are addresses: as typed, and as they go to Cognito. */
export interface Address {
  typed: string;
  email: string;
}

/** The addresses after a command, each once. One that is none spoils all, before anything is done for anybody. */
export function addressesGiven(positionals: readonly string[], command: string): Address[] {
  const allowed = 'addresses such as ana@acme.com, with blanks between';
  if (positionals.length === 0) {
    const fix = `Say whose: npx sls ${command} ana@acme.com --stage prod`;
    throw new BadUsage({ code: 'missing-address', problem: 'The address is missing', allowed, fix });
  }
  const read = positionals.map(typed => ({ typed, address: addressOf(typed) }));
  const wrong = read.filter(({ address }) => !address).map(({ typed }) => typed);
  if (wrong.length > 0) {
    const problem = wrong.length === 1 ? 'This is no address' : 'These are no addresses';
    const fix = 'Correct it; nothing was done for anybody.';
    throw new BadUsage({ code: 'bad-address', problem, given: wrong.join(' '), allowed, fix });
  }
  const found = new Map<string, Address>();
  for (const { typed, address } of read) {
    if (address && !found.has(address.key)) found.set(address.key, { typed, email: address.email });
  }
  return [...found.values()];
}

/** The name of `--name`, which cannot be two people's. */
export function nameGiven(name: string | undefined, addresses: readonly unknown[]): { name?: string } {
  if (name === undefined) return {};
  if (addresses.length === 1) return { name };
  throw new BadUsage({
    code: 'bad-option',
    problem: '--name is one person’s',
    given: `${name}, with ${addresses.length} addresses`,
    allowed: 'one address',
    fix: 'Leave --name out, or invite them one by one.',
  });
}

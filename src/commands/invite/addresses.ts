import { isAddress } from '../../../config/checks/address.ts';
import { BadUsage } from '../bad-usage.ts';

/** The addresses after `sls invite`, each once. One that is none spoils all, before anybody is invited. */
export function addressesGiven(positionals: readonly string[]): string[] {
  const allowed = 'addresses such as ana@acme.com, with blanks between';
  if (positionals.length === 0) {
    const fix = 'Say whom to invite: npx sls invite ana@acme.com --stage prod';
    throw new BadUsage({ code: 'missing-address', problem: 'The address is missing', allowed, fix });
  }
  const wrong = positionals.filter(word => !isAddress(word));
  if (wrong.length > 0) {
    const problem = wrong.length === 1 ? 'This is no address' : 'These are no addresses';
    const fix = 'Correct it; nobody was invited.';
    throw new BadUsage({ code: 'bad-address', problem, given: wrong.join(' '), allowed, fix });
  }
  return [...new Map(positionals.map(email => [email.toLowerCase(), email])).values()];
}

/** The name of `--name`, which cannot be two people's. */
export function nameGiven(name: string | undefined, addresses: readonly string[]): { name?: string } {
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

import { createHash, type KeyObject } from 'node:crypto';
import type { ProofErrorCode } from '../proof-error.ts';
import {
  access,
  asSecret,
  type Difference,
  data,
  loadBalancer,
  now,
  otherPool,
  p256,
  pool,
  rsa,
  settings,
} from './mint.ts';
import type { Which } from './visit.ts';

/** Name, the code it is refused with, and what is in the header instead of the genuine token. */
export type Forgery = [name: string, code: ProofErrorCode, values: string[] | undefined];

interface Kind {
  mint: (difference?: Difference) => string;
  other: () => string;
  own: { publicKey: KeyObject };
  alien: KeyObject;
  otherKind: KeyObject;
  /** Of the same family, and of a longer hash. */
  wrongAlgorithms: [string, string];
}

const kinds: Record<Which, Kind> = {
  data: {
    mint: data,
    other: access,
    own: loadBalancer,
    alien: p256().privateKey,
    otherKind: pool.privateKey,
    wrongAlgorithms: ['es256', 'ES384'],
  },
  access: {
    mint: access,
    other: data,
    own: pool,
    alien: rsa().privateKey,
    otherKind: loadBalancer.privateKey,
    wrongAlgorithms: ['PS256', 'RS512'],
  },
};

const foreign = {
  jku: 'https://evil.test/jwks',
  x5u: 'https://evil.test/cert',
  jwk: { kty: 'EC' },
  x5c: ['cert'],
  crit: ['exp'],
  b64: true,
};

/** Everything that is wrong in either header. */
export const damaged = (which: Which): Forgery[] => [
  ['missing', 'missing-proof', undefined],
  ['without value', 'missing-proof', []],
  ['empty', 'missing-proof', ['']],
  ['twice', 'doubled-proof', [kinds[which].mint(), kinds[which].mint()]],
  ['with an empty second', 'doubled-proof', [kinds[which].mint(), '']],
  ['joined by a comma', 'doubled-proof', [`${kinds[which].mint()},${kinds[which].mint()}`]],
  ['over 16 KB', 'oversize-proof', [kinds[which].mint({ claims: { padding: 'x'.repeat(16_000) } })]],
  ...misshapen(kinds[which]),
  ...misdescribed(kinds[which]),
  ...missigned(kinds[which]),
  ...misjudged(kinds[which]),
];

/** One wrong thing after the other, all refused with the same code. */
export const all = (code: ProofErrorCode, tokens: Record<string, string>): Forgery[] =>
  Object.entries(tokens).map(([name, token]) => [name, code, [token]]);

function misshapen({ mint, other }: Kind): Forgery[] {
  const [head, body, signature] = mint().split('.');
  return all('malformed-token', {
    'not a token': 'ana',
    'a form feed': '\f',
    'other than ASCII': `${mint()}é`,
    'a line end after': `${mint()}\n`,
    'a space before': ` ${mint()}`,
    'a scheme before': `Bearer ${mint()}`,
    'two parts': `${head}.${body}`,
    'no signature': `${head}.${body}.`,
    'no header': `.${body}.${signature}`,
    'joined by a dot': `${mint()}.${mint()}`,
    'joined by a space': `${mint()} ${mint()}`,
    'the other header’s token': other(),
    'header not JSON': mint({ headerText: '{"alg"' }),
    'header null': mint({ headerText: 'null' }),
    'header a list': mint({ headerText: '[]' }),
    'payload not JSON': mint({ claimsText: '{"sub":"s-ana",}' }),
    'payload a list': mint({ claimsText: '[{"sub":"s-ana"}]' }),
    'payload a text': mint({ claimsText: '"s-ana"' }),
    'expiry NaN in the payload': mint({ claimsText: '{"sub":"s-ana","exp":NaN}' }),
    'expiry null in the payload': mint({ claims: { exp: null } }),
    'expiry a text in the payload': mint({ claims: { exp: String(now + 600) } }),
    'the same signature in other letters': `${head}.${body}.${respelt(signature ?? '')}`,
    'padding and more': `${head}.${body}.${signature?.replace(/=*$/, '===')}`,
    'letters of the other base64': mint({ headerText: '{"???":">>>"}' }).replace(/[-_]/, '+'),
    'a registered claim of the wrong type': mint({ claims: { iat: 'today' } }),
  });
}

function misdescribed({ mint, own, wrongAlgorithms: [sameFamily, longer] }: Kind): Forgery[] {
  const header = (header: Record<string, unknown>, more: Difference = {}) => mint({ header, ...more });
  return all('malformed-token', {
    'alg none': header({ alg: 'none' }).replace(/[^.]*$/, ''),
    'alg none, signed': header({ alg: 'none' }),
    'alg nOnE': header({ alg: 'nOnE' }, { signature: Buffer.alloc(1) }),
    'alg missing': header({ alg: undefined }),
    'alg a list': header({ alg: ['ES256', 'RS256'] }),
    [`alg ${sameFamily}`]: header({ alg: sameFamily }),
    [`alg ${longer}`]: header({ alg: longer }),
    'HMAC with the public key': header({ alg: 'HS256' }, { key: asSecret(own.publicKey) }),
    'kid missing': header({ kid: undefined }),
    'kid null': header({ kid: null }),
    'kid a number': header({ kid: 7 }),
    'kid a list': header({ kid: ['pool-key+1='] }),
    ...Object.fromEntries(Object.entries(foreign).map(([name, value]) => [`with ${name}`, header({ [name]: value })])),
    'b64 false': header({ b64: false, crit: ['b64'] }),
  });
}

function missigned({ mint, alien, otherKind, own }: Kind): Forgery[] {
  const [head = '', body, signature = ''] = mint().split('.');
  const [otherHead] = mint({ header: { typ: 'JWT' } }).split('.');
  const [, otherBody] = mint({ claims: { sub: 's-ben' } }).split('.');
  const bytes = Buffer.from(signature, 'base64url');
  return all('wrong-signature', {
    'other key': mint({ key: alien }),
    'key of the other kind': mint({ key: otherKind }),
    'HMAC under the right alg': mint({ key: asSecret(own.publicKey) }),
    'all-zero signature': mint({ signature: Buffer.alloc(bytes.length) }),
    'one byte of signature': mint({ signature: Buffer.from([1]) }),
    'signature cut short': mint({ signature: bytes.subarray(0, -1) }),
    'signature and more': mint({ signature: Buffer.concat([bytes, Buffer.alloc(1)]) }),
    'a hash for a signature': mint({ signature: createHash('sha256').update(head).digest() }),
    'header of another token': `${otherHead}.${body}.${signature}`,
    'payload of another token': `${head}.${otherBody}.${signature}`,
  });
}

const misjudged = ({ mint }: Kind): Forgery[] => [
  ['another person', 'subjects-differ', [mint({ claims: { sub: 's-ben' } })]],
  ['nobody', 'subjects-differ', [mint({ claims: { sub: undefined } })]],
  ['a nameless person', 'subjects-differ', [mint({ claims: { sub: '' } })]],
  ['other pool in the payload', 'wrong-issuer', [mint({ claims: { iss: otherPool } })]],
  ['a longer issuer', 'wrong-issuer', [mint({ claims: { iss: `${settings.issuer}x` } })]],
  ['expired in the payload', 'expired', [mint({ claims: { exp: now - 60 } })]],
  ['expired before 1970', 'expired', [mint({ claims: { exp: -now } })]],
  ['expiry a fraction', 'no-expiry', [mint({ claims: { exp: now + 600.5 } })]],
];

/** The last letter before the padding, with one of its unused bits set. */
function respelt(signature: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return signature.replace(/[^=](?==*$)/, last => letters[letters.indexOf(last) + 1] ?? last);
}

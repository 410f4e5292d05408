/** Cognito takes 128 characters; the rest is for a number. */
const maxLength = 120;

/**
 * What to call somebody in a pool whose people have a user name, which must not look like an address: the part before the @,
 * then the same with a number, for when it is somebody else's.
 */
export function* userNames(email: string): Generator<string, void> {
  const local = email.slice(0, email.lastIndexOf('@')).toLowerCase();
  const name = local.replaceAll(/[^\p{L}\p{N}._+-]+/gu, '-').slice(0, maxLength);
  yield name;
  for (let number = 2; number < 1_000; number++) yield `${name}-${number}`;
}

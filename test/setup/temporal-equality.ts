import { expect } from '@jest/globals';

/** Such as `Temporal.Instant`; undefined for everything that is not one of Temporal's. */
function temporalType(value: unknown): string | undefined {
  const type = Object.prototype.toString.call(value).slice('[object '.length, -1);
  return type.startsWith('Temporal.') ? type : undefined;
}

/** Jest compares own properties. Temporal's values have none, so without this any two instants are equal to it. */
function areEqual(one: unknown, other: unknown): boolean | undefined {
  const [type, otherType] = [temporalType(one), temporalType(other)];
  if (type === undefined && otherType === undefined) return undefined;
  return type === otherType && `${one}` === `${other}`;
}

expect.addEqualityTesters([areEqual]);

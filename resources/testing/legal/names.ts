import fc from 'fast-check';

/** What stages, groups and apps may be called, up to the longest. */
export const name = fc.oneof(
  fc
    .array(fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/), { minLength: 1, maxLength: 3 })
    .map(words => words.join('-'))
    .filter(words => words.length <= 20),
  fc.stringMatching(/^[a-z]{20}$/),
);

export const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length });

/** `given`, and any of the optional settings. */
export const optional = <Given extends object, More extends Record<string, fc.Arbitrary<unknown>>>(
  given: Given,
  more: More,
) => fc.record(more, { requiredKeys: [] }).map(some => ({ ...given, ...some }));

export const certificateIn = (region: string, account: string) =>
  fc.uuid().map(id => `arn:aws:acm:${region}:${account}:certificate/${id}`);

/** What a list has more than once. */
export const repeated = <T>(list: readonly T[]): T[] => [
  ...new Set(list.filter((item, index) => list.indexOf(item) !== index)),
];

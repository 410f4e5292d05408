const word = '[a-z][a-z0-9]*';
const form = new RegExp(`^${word}(-${word})*$`);

/** How stages, prefixes, groups and apps are named. */
export const named =
  'small letters and digits, words joined by hyphens, each starting with a letter, 20 characters at most';

export const isName = (name: string) => form.test(name) && name.length <= 20;

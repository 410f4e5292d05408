import dockerignore from '@balena/dockerignore';

/** Which of a folder's files an image is made from, in the words of its .dockerignore. Paths have slashes. */
export function imageFiles(paths: readonly string[], ignore: string): string[] {
  const rules = dockerignore.default().add(ignore.replaceAll('\r\n', '\n'));
  return paths.filter(path => !rules.ignores(path));
}

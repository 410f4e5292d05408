import dockerignore from '@balena/dockerignore';

/** Docker reads these two whatever the second of them says, and a change of either is another image. */
const always = ['Dockerfile', '.dockerignore'];

/** Which of a folder's files an image is made from, in the words of its .dockerignore. Paths have slashes. */
export function imageFiles(paths: readonly string[], ignore: string): string[] {
  const rules = dockerignore.default().add(ignore.replaceAll('\r\n', '\n'));
  return paths.filter(path => always.includes(path) || !rules.ignores(path));
}

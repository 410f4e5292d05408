import { readLogo } from '../logo.ts';
import { type Check, problem } from './problem.ts';

/**
 * A template takes 1 MB and repeats the logo for each app and for the portal. An app takes 8 kB besides, and its variables.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
const templateBytes = 1_000_000;
const bytesBesides = (apps: number) => 100_000 + apps * 12_000;

/** The team's logo and color on the sign-in page. */
export const page: Check = function* ({ login: { page: given }, apps }) {
  const { logo, color } = given;
  if (color !== undefined && !/^#[0-9a-f]{6}$/i.test(color)) {
    yield problem('login.page.color', color, '# and six hexadecimal digits, such as #0b5cad');
  }
  if (logo === undefined) return;
  const bytes = sizeOf(logo);
  if (bytes === undefined) {
    const fix = "Add the file, or fix the path: it starts at the project's root.";
    yield problem('login.page.logo', logo, 'a file of this project, such as branding/logo.svg', fix);
    return;
  }
  const count = Object.keys(apps).length;
  const maxBytes = Math.floor((templateBytes - bytesBesides(count)) / (count + 1));
  if (bytes > maxBytes) {
    const allowed = `a file of at most ${Math.floor((maxBytes * 3) / 4)} bytes with ${count} apps`;
    yield problem('login.page.logo', logo, allowed, 'Use a smaller image.');
  }
};

/** In base64. Undefined if the file cannot be read. */
function sizeOf(logo: string): number | undefined {
  try {
    return readLogo(logo).length;
  } catch {
    return undefined;
  }
}

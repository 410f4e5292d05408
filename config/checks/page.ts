import { type Check, problem } from './problem.ts';

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AssetType.html */
const graphics = ['EMAIL', 'SMS', 'AUTH_APP', 'PASSWORD', 'PASSKEY'].map(kind => `${kind}_GRAPHIC`);
const backgrounds = ['PAGE', 'FORM', 'PAGE_HEADER', 'PAGE_FOOTER'].map(place => `${place}_BACKGROUND`);
const logos = ['PAGE_HEADER_LOGO', 'PAGE_FOOTER_LOGO', 'FORM_LOGO', 'IDP_BUTTON_ICON', 'FAVICON_ICO', 'FAVICON_SVG'];
const categories = [...logos, ...backgrounds, ...graphics];

/**
 * A template takes 1 MB, and has the style once for each app: less than Cognito takes for one file. Besides the style an
 * app takes 8 kB of it, and its variables. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
const templateBytes = 1_000_000;
const bytesBesides = (apps: number) => 100_000 + apps * 12_000;

/** A style of the team's own for the login page. */
export const page: Check = function* ({ login: { page: style }, apps }) {
  if (typeof style === 'string') return;
  const { Settings, Assets = [] } = style;
  if (Object.keys(Settings).length === 0) {
    const fix = 'Paste what `aws cognito-idp describe-managed-login-branding-by-client` prints.';
    yield problem('login.page.Settings', Settings, 'the settings that the editor made', fix);
  }
  if (Assets.length > 40) yield problem('login.page.Assets', Assets.length, '40 files at most', 'Leave some out.');
  for (const [index, { Category, Bytes }] of Assets.entries()) {
    const path = `login.page.Assets.${index}`;
    if (!categories.includes(Category)) {
      yield problem(`${path}.Category`, Category, `one of ${categories.join(', ')}`, 'Correct it.');
    }
    if (Bytes === '' || Buffer.from(Bytes, 'base64').toString('base64') !== Bytes) {
      yield problem(`${path}.Bytes`, Bytes, 'a file in base64, in one line', 'Encode it with `base64 -w0`.');
    }
  }
  const count = Object.keys(apps).length;
  const most = Math.floor((templateBytes - bytesBesides(count)) / Math.max(1, count));
  const size = Buffer.byteLength(JSON.stringify({ Settings, Assets }));
  if (size > most) {
    const fix = 'Use smaller pictures: a template takes 1 MB, and has the style once for each app.';
    yield problem('login.page', size, `${most} bytes with as many apps as here, ${count}`, fix);
  }
};

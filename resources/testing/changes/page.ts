import { readLogo } from '../../../config/logo.ts';
import { withLogin } from '../base.ts';
import type { Change } from '../change.ts';

const logo = { Category: 'FORM_LOGO', ColorMode: 'DYNAMIC', Extension: 'SVG', Bytes: readLogo('docs/picture.svg') };
const shownLogo = { enabled: true, location: 'CENTER', position: 'TOP', formInclusion: 'IN' };
const button = (backgroundColor: string, textColor: string) => {
  const colors = { backgroundColor, textColor };
  const mode = { defaults: colors, hover: colors, active: colors };
  return { primaryButton: { lightMode: mode, darkMode: mode } };
};

/** The style of every client, from Cognito's own to this one. */
const styles = (components: object, assets: readonly object[]) =>
  Object.fromEntries(
    ['Portal', 'AppSales'].flatMap(id => [
      [`${id}LoginPage.Properties.UseCognitoProvidedValues`, [true, undefined] as const],
      [`${id}LoginPage.Properties.Settings`, [undefined, { components }] as const],
      [`${id}LoginPage.Properties.Assets`, [undefined, assets] as const],
    ]),
  );

export const pageChanges: readonly Change[] = [
  {
    setting: 'login.page.logo',
    to: withLogin({ page: { logo: 'docs/picture.svg' } }),
    changes: styles({ form: { logo: shownLogo } }, [logo]),
  },
  {
    setting: 'login.page.color',
    to: withLogin({ page: { color: '#0B5CAD' } }),
    changes: styles(button('0b5cadff', 'ffffffff'), []),
  },
  {
    setting: 'login.page.color',
    to: withLogin({ page: { color: '#ffcc00' } }),
    changes: styles(button('ffcc00ff', '000000ff'), []),
  },
];

import { CognitoManagedLoginBranding } from '@awboost/cfn-resource-types/AWS-Cognito-ManagedLoginBranding';
import { readLogo } from '../../config/logo.ts';
import type { SignInPage } from '../../config/settings/login/page.ts';
import type { Foundation } from '../foundation.ts';
import type { ClientHost } from '../stage.ts';
import type { Template } from '../template.ts';
import type { AppClient } from './client.ts';

/** The style of the sign-in page for one app, or for the portal. Cognito shows no page at all for a client without a style. */
export function signInPage(
  template: Template,
  { settings, userPool }: Foundation,
  { id }: ClientHost,
  client: AppClient,
) {
  template.use(
    new CognitoManagedLoginBranding(`${id}LoginPage`, {
      UserPoolId: userPool.pool.ref,
      ClientId: client.ref,
      ...styleOf(settings.login.page),
    }),
  );
}

/**
 * What `Settings` leaves out keeps Cognito's own value, and a `DYNAMIC` image is shown in light and dark mode.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/managed-login-brandingeditor.html
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AssetType.html
 */
function styleOf({ logo, color }: SignInPage) {
  if (logo === undefined && color === undefined) return { UseCognitoProvidedValues: true };
  const form = { logo: { enabled: true, location: 'CENTER', position: 'TOP', formInclusion: 'IN' } };
  return {
    Settings: {
      components: {
        ...(logo === undefined ? {} : { form }),
        ...(color === undefined ? {} : { primaryButton: { lightMode: buttonOf(color), darkMode: buttonOf(color) } }),
      },
    },
    Assets:
      logo === undefined
        ? []
        : [
            {
              Category: 'FORM_LOGO' as const,
              ColorMode: 'DYNAMIC' as const,
              Extension: logo.endsWith('.svg') ? ('SVG' as const) : ('PNG' as const),
              Bytes: readLogo(logo),
            },
          ],
  };
}

/** Cognito writes a color as eight lower-case digits, the last two for its opacity. */
function buttonOf(color: string) {
  const backgroundColor = `${color.slice(1).toLowerCase()}ff`;
  const colors = { backgroundColor, textColor: luminanceOf(color) > 0.179 ? '000000ff' : 'ffffffff' };
  return { defaults: colors, hover: colors, active: colors };
}

/** Above 0.179 black has more contrast than white. https://www.w3.org/TR/WCAG21/#dfn-relative-luminance */
function luminanceOf(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

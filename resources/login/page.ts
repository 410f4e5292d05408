import {
  type AssetType,
  CognitoManagedLoginBranding,
} from '@awboost/cfn-resource-types/AWS-Cognito-ManagedLoginBranding';
import type { LoginPageAsset } from '../../config/settings/login/page.ts';
import type { Foundation } from '../foundation.ts';
import type { ClientHost } from '../stage.ts';
import type { Template } from '../template.ts';
import type { AppClient } from './client.ts';

/** How the managed login looks for the visitors of one app, or of the portal. Without a style of its own a client has no page at all. */
export function loginPage(
  template: Template,
  { settings, userPool }: Foundation,
  { id }: ClientHost,
  client: AppClient,
) {
  const { page } = settings.login;
  if (page === 'classic') return;
  const style =
    page === 'managed'
      ? { UseCognitoProvidedValues: true }
      : { Settings: { ...page.Settings }, Assets: (page.Assets ?? []).map(asset) };
  template.use(
    new CognitoManagedLoginBranding(`${id}LoginPage`, {
      UserPoolId: userPool.pool.ref,
      ClientId: client.ref,
      ...style,
    }),
  );
}

/** Without what else AWS prints of one. Its words are text, as in the imported JSON; config/check.ts knows them. */
const asset = ({ Category, ColorMode, Extension, Bytes }: LoginPageAsset) =>
  ({ Category, ColorMode, Extension, Bytes }) as AssetType;

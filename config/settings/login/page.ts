/** Anything JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * How Cognito's managed login looks, in AWS's own words: what its editor in the console made, as
 * `aws cognito-idp describe-managed-login-branding-by-client` prints it. Save that as JSON, import it, and give its
 * `ManagedLoginBranding`.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/managed-login-brandingeditor.html
 */
export interface LoginPageStyle {
  /** Colours, corners, texts: the document `Settings`. */
  Settings: { readonly [key: string]: Json };
  /**
   * Logos and backgrounds: the list `Assets`, up to 40 files. The template repeats the style for each app and may have 1 MB in all.
   * @default none
   */
  Assets?: readonly LoginPageAsset[];
}

/** One image. https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AssetType.html */
export interface LoginPageAsset {
  /** What it is for, such as `FORM_LOGO`, `PAGE_BACKGROUND` or `FAVICON_ICO`. */
  Category: string;
  /** With which colours it is shown: `LIGHT`, `DARK` or `DYNAMIC`. */
  ColorMode: string;
  /** Of which kind it is: `ICO`, `JPEG`, `PNG`, `SVG` or `WEBP`. */
  Extension: string;
  /** The file, in base64. */
  Bytes: string;
}

/** Your logo and color on Cognito's sign-in page. */
export interface SignInPage {
  /**
   * A PNG or SVG file, by its path in this project, such as `branding/logo.svg`. Cognito shows it above the form. The template repeats the
   * file for every app, and the whole template is limited to 1 MB.
   * @default none
   */
  logo?: `${string}.svg` | `${string}.png`;
  /**
   * The color of the sign-in button: `#` and six hexadecimal digits, such as `#0b5cad`. Its text is black or white, whichever is easier
   * to read.
   * @default Cognito's blue
   */
  color?: string;
}

/** Password rules. https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html */
export interface PasswordSettings {
  /**
   * The minimum length: 8 to 99 characters.
   * @default 8
   */
  minimumLength?: number;
  /**
   * Requires a lower-case letter.
   * @default true
   */
  lowercase?: boolean;
  /**
   * Requires an upper-case letter.
   * @default true
   */
  uppercase?: boolean;
  /**
   * Requires a digit.
   * @default true
   */
  numbers?: boolean;
  /**
   * Requires a symbol.
   * @default true
   */
  symbols?: boolean;
  /**
   * Days until a temporary password expires. People must sign in for the first time before that: 1 to 365.
   * @default 3
   */
  temporaryDays?: number;
}

/** The default password rules. */
export const passwordDefaults = {
  minimumLength: 8,
  lowercase: true,
  uppercase: true,
  numbers: true,
  symbols: true,
  temporaryDays: 3,
} as const satisfies Required<PasswordSettings>;

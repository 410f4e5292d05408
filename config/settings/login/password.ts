/** What a password must have. https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html */
export interface PasswordSettings {
  /**
   * Characters at least: 8 to 99.
   * @default 8
   */
  minimumLength?: number;
  /**
   * Whether it needs a small letter.
   * @default true
   */
  lowercase?: boolean;
  /**
   * Whether it needs a capital letter.
   * @default true
   */
  uppercase?: boolean;
  /**
   * Whether it needs a digit.
   * @default true
   */
  numbers?: boolean;
  /**
   * Whether it needs a symbol.
   * @default true
   */
  symbols?: boolean;
  /**
   * Days within which somebody invited has to sign in for the first time: 1 to 365.
   * @default 3
   */
  temporaryDays?: number;
}

/** What a stage gets where it says nothing. */
export const passwordDefaults = {
  minimumLength: 8,
  lowercase: true,
  uppercase: true,
  numbers: true,
  symbols: true,
  temporaryDays: 3,
} as const satisfies Required<PasswordSettings>;

/** How people sign in and for how long. */
export interface LoginSettings {
  /**
   * Hours after which a session ends and people sign in again, however busy they are.
   * @default 10
   */
  sessionHours?: number;
  /**
   * Minutes an access token lasts. It bounds how long somebody who was disabled stays in.
   * Cognito takes 5 to 1440: https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html
   * @default 60
   */
  accessTokenMinutes?: number;
}

/** What a stage gets where it says nothing. */
export const loginDefaults = {
  sessionHours: 10,
  accessTokenMinutes: 60,
} as const satisfies Required<LoginSettings>;

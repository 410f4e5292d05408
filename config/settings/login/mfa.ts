/** `totp`: an authenticator app. `sms`: a text message, which AWS bills and, in a new account, sends to verified numbers only. */
export type MfaMethod = 'totp' | 'sms';

/** Who needs one, and what it may be. */
export interface Mfa {
  /**
   * `required`: the login page has everybody set it up at the first sign-in, which must end within the load balancer's 15
   * minutes. `optional`: only for people for whom it was set up through Cognito's API; the login page does not offer it.
   */
  mode: 'optional' | 'required';
  /** With which. `sms` alone, required, needs `phone_number` among the required attributes. */
  methods: readonly [MfaMethod, ...MfaMethod[]];
}

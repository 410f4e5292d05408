/**
 * `totp`: an authenticator app. `sms`: a text message. AWS bills text messages and, in a new account, sends them to verified numbers only.
 */
export type MfaMethod = 'totp' | 'sms';

/** Who needs a second factor, and which ones are accepted. */
export interface Mfa {
  /**
   * `required`: everyone sets it up at the first sign-in, which must be completed within the load balancer's 15 minutes. `optional`: only
   * for people for whom it was set up with Cognito's API; the sign-in page does not offer it.
   */
  mode: 'optional' | 'required';
  /** The accepted factors. If `sms` is the only one and it is required, `phone_number` must be a required attribute. */
  methods: readonly [MfaMethod, ...MfaMethod[]];
}

import type { FactorKind } from "../../proof.ts";

/** As they begin a sentence in a letter. */
export const NAMES: Readonly<Record<FactorKind, string>> = {
  totp: "An authenticator app",
  sms: "Text messages to a phone",
  passkey: "A passkey",
};

import type { Cipher } from "../../platform/crypto/cipher.ts";
import type { AuthDeps } from "../ports.ts";
import type { FactorStore } from "./factor.store.ts";

/** How long a seed or a number waits for the code that confirms it. */
export const ENROLMENT_LIFETIME_MS = 15 * 60_000;

/** Sends codes and judges them; the code itself never passes through here. */
export type SmsVerifier = {
  /** Throws `auth.sms_unavailable` when the carrier cannot or will not send. */
  start(phone: string, signal?: AbortSignal): Promise<void>;
  isRight(phone: string, code: string, signal?: AbortSignal): Promise<boolean>;
};

export type MfaDeps = AuthDeps & {
  factors: FactorStore;
  cipher: Cipher;
  /** Null: not configured, and offered nowhere. */
  smsVerifier: SmsVerifier | null;
};

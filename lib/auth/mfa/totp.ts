import { Secret, TOTP } from "otpauth";

/** RFC 6238 with the one set of parameters every authenticator app reads: SHA-1, six digits, thirty seconds. */
const SEED_BYTES = 20;
const PARAMETERS = { algorithm: "SHA1", digits: 6, period: 30 } as const;
/** One step either way, for clocks that differ (RFC 6238 §5.2). */
const DRIFT_STEPS = 1;
const ISSUER = "Aegis";

/** Base32, as it is shown to people who cannot scan. */
export function createSeed(): string {
  return new Secret({ size: SEED_BYTES }).base32;
}

/** What the QR code holds; the address tells several accounts apart in the app. */
export function toOtpauthUri(seed: string, email: string): string {
  return new TOTP({ ...PARAMETERS, issuer: ISSUER, label: email, secret: Secret.fromBase32(seed) }).toString();
}

/** The time step this code belongs to, or null. Whether the step is still unused is the store's to say. */
export function matchStep(seed: string, code: string, nowMs: number): number | null {
  // The library compares bytes, and throws where six characters are not six bytes.
  if (!/^\d{6}$/.test(code)) return null;
  const { period } = PARAMETERS;
  const delta = TOTP.validate({ ...PARAMETERS, secret: Secret.fromBase32(seed), token: code, timestamp: nowMs, window: DRIFT_STEPS });
  return delta === null ? null : TOTP.counter({ period, timestamp: nowMs }) + delta;
}

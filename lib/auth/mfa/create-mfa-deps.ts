import type { Database } from "../../platform/db.ts";
import { createFactorStore } from "./factor.store.ts";
import type { MfaDeps, SmsVerifier } from "./ports.ts";

/** What comes on top of the module's own parts; key ring and mailer are the platform's. */
export function createMfaDeps(db: Database, smsVerifier: SmsVerifier | null): Pick<MfaDeps, "factors" | "smsVerifier"> {
  return { factors: createFactorStore(db), smsVerifier };
}

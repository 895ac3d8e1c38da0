/** How a person has shown who they are. `reset` is a letter that reached their mailbox. */
export type ProofMethod = "password" | "oauth" | "reset" | SecondStepMethod;

/** What a person can enrol beside a password; a passkey verifies its owner and so stands for both steps. */
export const FACTOR_KINDS = ["totp", "sms", "passkey"] as const;
export type FactorKind = (typeof FACTOR_KINDS)[number];

/** What finishes a sign-in: a factor, or the codes kept for the day one is lost. */
export const SECOND_STEP_METHODS = [...FACTOR_KINDS, "recovery"] as const;
export type SecondStepMethod = (typeof SECOND_STEP_METHODS)[number];

/** How long a proof counts for what does lasting harm. */
export const PROOF_LIFETIME_MS = 10 * 60_000;

const secondStepMethods: ReadonlySet<string> = new Set(SECOND_STEP_METHODS);

/** A person with factors has proven nothing without one of them. */
export function isProvenBy(factors: readonly FactorKind[], methods: readonly ProofMethod[]): boolean {
  return factors.length === 0 || methods.some((method) => secondStepMethods.has(method));
}

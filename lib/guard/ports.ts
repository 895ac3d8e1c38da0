/** `failMode` says what a guard that cannot decide does with the text: refuse it (closed) or let it through (open). */
export type GuardPolicy = { maxInputChars: number; blockThreshold: number; failMode: "closed" | "open" };

export type GuardDeps = { guard: GuardPolicy };

export const DEFAULT_GUARD_POLICY: GuardPolicy = { maxInputChars: 32_000, blockThreshold: 0.6, failMode: "closed" };

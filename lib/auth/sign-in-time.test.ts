import { expect, test } from "vitest";
import { createFakeAuth } from "../../tests/support/fakes/fake-auth.ts";
import { createAccount } from "./create-account.ts";
import { signIn } from "./sign-in.ts";

/**
 * Whether an address has an account must not show in how long its refusal takes: a thousand wrong passwords, for known and unknown
 * addresses in turn, are compared by Welch's t after the slowest fifth is cut at one bound for both (Reparaz, Balasch, Verbauwhede 2017).
 * Hashing is far quicker here than in production, so that whatever else differs shows better; the stores answer from memory.
 */
const PAIRS = 500;
const KEPT = 0.8;
const COST = 5;
/** Between what an even pair gives on a busy machine (below 4) and what a missing decoy hash gives (above 25). */
const LARGEST_T = 10;

type Kind = "known" | "unknown";

test("a wrong password takes as long for an unknown address as for a known one", async () => {
  const auth = createFakeAuth({ settings: { bcryptCost: COST } });
  const known = Array.from({ length: 10 }, (_, index) => `person-${index}@example.com`);
  for (const email of known) await createAccount(auth.ctx, { name: "Ana", email, password: "correct horse battery staple" });
  const times: Record<Kind, number[]> = { known: [], unknown: [] };
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const email = known[pair % known.length] ?? "";
    const emails: Record<Kind, string> = { known: email, unknown: email.replace("person", "nobody") };
    // Whoever comes second has the machine's caches warm, so they take turns. Each pair comes from a network of its own: nobody is locked out.
    const kinds: readonly Kind[] = pair % 2 === 0 ? ["known", "unknown"] : ["unknown", "known"];
    for (const kind of kinds) {
      const ctx = { ...auth.ctx, ip: `2001:db8:0:${pair.toString(16)}::1` };
      const startedAt = performance.now();
      const refusal: unknown = await signIn(ctx, { email: emails[kind], password: "incorrect horse" }).catch((error: unknown) => error);
      times[kind].push(performance.now() - startedAt);
      expect(refusal).toMatchObject({ code: "auth.invalid_credentials" });
    }
  }
  const bound = [...times.known, ...times.unknown].toSorted((a, b) => a - b)[Math.floor(2 * PAIRS * KEPT)] ?? 0;
  const [left, right] = [times.known, times.unknown].map((all) => all.filter((each) => each <= bound));
  expect(Math.abs(welch(left ?? [], right ?? []))).toBeLessThan(LARGEST_T);
});

function welch(left: readonly number[], right: readonly number[]): number {
  const [a, b] = [moments(left), moments(right)];
  return (a.mean - b.mean) / Math.sqrt(a.variance / left.length + b.variance / right.length);
}

function moments(values: readonly number[]): { mean: number; variance: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return { mean, variance };
}

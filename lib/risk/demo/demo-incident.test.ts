import fc from "fast-check";
import { expect, test } from "vitest";
import { demoIncident } from "./demo-incident.ts";
import { toDemoInput } from "./to-demo-input.ts";

const NOON = Date.UTC(2026, 10, 22, 12);

test("whatever the seed and the hour: one account is emptied to the last cent by several payments, another makes a single large one", () => {
  fc.assert(
    fc.property(fc.nat(999_999), fc.nat(86_400_000), (seed, later) => {
      const at = NOON + later;
      const { past, history, live } = demoIncident({ cast: { seed, tag: "T" }, at, liveFrom: at + 5_000 });
      const stolen = live.filter(({ episode }) => episode === "takeover");
      const honest = live.filter(({ episode }) => episode === null);
      expect(new Set(stolen.map(({ payer }) => payer.name)).size).toBe(1);
      expect(honest).toHaveLength(1);
      expect(honest[0]?.payer.name).not.toBe(stolen[0]?.payer.name);
      for (const [index, { balanceUsd, amountUsd }] of stolen.entries()) {
        expect(balanceUsd.after).toBeCloseTo(balanceUsd.before - amountUsd, 2);
        if (index > 0) expect(balanceUsd.before).toBe(stolen[index - 1]?.balanceUsd.after);
      }
      expect(stolen.at(-1)?.balanceUsd.after).toBe(0);
      expect([...past, ...history].every((payment) => payment.at < at)).toBe(true);
      expect(live[0]?.at).toBe(at + 5_000);
    }),
    { numRuns: 25 },
  );
});

test("in the payer's own currency no cent goes astray, and an emptied account is empty", () => {
  const { live } = demoIncident({ cast: { seed: 3, tag: "T" }, at: NOON, liveFrom: NOON });
  for (const [index, payment] of live.entries()) {
    const { amountMinor, exponent, balances } = toDemoInput(payment, { tag: "T", index });
    const minor = (major: number | null): number => Math.round((major ?? Number.NaN) * 10 ** exponent);
    expect(minor(balances.fromBefore) - minor(balances.fromAfter)).toBe(Number(amountMinor));
    if (payment.balanceUsd.after === 0) expect(balances.fromAfter).toBe(0);
  }
});

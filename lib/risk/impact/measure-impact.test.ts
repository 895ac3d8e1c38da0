import fc from "fast-check";
import { expect, test } from "vitest";
import { STANDINGS } from "../transactions/transaction-record.ts";
import { type ImpactRow, measureImpact } from "./measure-impact.ts";

const AT = new Date("2026-11-01T10:00:00Z");
const later = (ms: number) => new Date(AT.getTime() + ms);

const row = (over: Partial<ImpactRow> & { p?: number; dollars?: number } = {}): ImpactRow => {
  const { p = 0.5, dollars = 100, ...rest } = over;
  return {
    ...{ _id: "rtx_1", payerKey: "a", payeeKey: "b", at: AT, receivedAt: later(50), weight: dollars, standing: "flagged", label: null },
    ...{ amountMinor: String(dollars * 100), currency: "USD", exponent: 2, containedAt: null },
    verdict: { probability: p, decision: "review" },
    ...rest,
  };
};
const label = (isFraud: boolean) => ({ isFraud, at: AT, caseId: "rcs_1" });

test("open money is what is flagged or held and not decided; held money cannot be lost any more", () => {
  const figures = measureImpact([
    row({ dollars: 100, p: 0.6 }),
    row({ dollars: 1_000, p: 0.9, standing: "quarantined", containedAt: later(50) }),
    row({ dollars: 7, label: label(false) }),
  ]);
  expect(figures.exposure).toMatchObject({ transactions: 2, dollars: 1_100, flagged: { dollars: 100 }, held: { dollars: 1_000 } });
  expect(figures.exposure.amounts).toEqual([{ amountMinor: "110000", currency: "USD", exponent: 2 }]);
  expect(figures.expectedLoss).toEqual({ dollars: 60, suspected: 60, confirmed: 0 });
});

test("confirmed fraud counts whole where the money went, as prevented where it was kept, and legitimate money as neither", () => {
  const figures = measureImpact([
    row({ dollars: 10, label: label(true) }),
    row({ dollars: 20, standing: "released", label: label(true) }),
    row({ dollars: 40, standing: "quarantined", label: label(true), containedAt: later(50) }),
    row({ dollars: 80, standing: "blocked", containedAt: later(50) }),
    row({ dollars: 160, standing: "blocked", label: label(false), containedAt: later(50) }),
    row({ dollars: 320, standing: "released", label: label(false) }),
  ]);
  expect(figures.lost.dollars).toBe(30);
  expect(figures.expectedLoss).toEqual({ dollars: 30, suspected: 0, confirmed: 30 });
  expect(figures.prevented.dollars).toBe(120);
});

test("time to containment is from the transaction to its being kept back, by nearest rank; what went on is counted apart", () => {
  const times = Array.from({ length: 100 }, (_, index) => row({ standing: "quarantined", containedAt: later((index + 1) * 1_000) }));
  const figures = measureImpact([...times, row(), row({ label: label(false) })]);
  expect(figures.containment).toEqual({ contained: 100, notContained: 1, medianMs: 50_000, p95Ms: 95_000 });
  expect(measureImpact([]).containment).toEqual({ contained: 0, notContained: 0, medianMs: null, p95Ms: null });
});

test("no money is counted as prevented and lost at once, and an expected loss never exceeds what went", () => {
  const any = fc.record({
    standing: fc.constantFrom(...STANDINGS),
    label: fc.constantFrom(null, label(true), label(false)),
    dollars: fc.integer({ min: 0, max: 10_000 }),
    p: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 30 }), (parts) => {
      const rows = parts.map((part) => row(part));
      const { prevented, lost, expectedLoss, exposure } = measureImpact(rows);
      const all = rows.reduce((sum, { weight }) => sum + weight, 0);
      const kept = rows
        .filter(({ standing }) => standing === "blocked" || standing === "quarantined")
        .reduce((sum, { weight }) => sum + weight, 0);
      expect(prevented.dollars).toBeLessThanOrEqual(kept);
      expect(expectedLoss.dollars).toBeLessThanOrEqual(all - kept + 1e-6);
      expect(lost.dollars).toBeLessThanOrEqual(expectedLoss.dollars + 1e-6);
      expect(exposure.dollars).toBe(exposure.flagged.dollars + exposure.held.dollars);
    }),
  );
});

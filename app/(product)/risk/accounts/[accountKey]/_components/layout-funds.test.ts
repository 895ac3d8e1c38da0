import fc from "fast-check";
import { expect, test } from "vitest";
import type { FundsAccount, FundsEdge } from "../../../../../_client/risk-views.ts";
import { layoutFunds, NODE } from "./layout-funds.ts";

const account = (accountKey: string): FundsAccount => ({ accountKey, name: null, hop: 0, isOnCycle: false, more: null, isCut: false });
const edge = (from: string, to: string): FundsEdge => ({
  ...{ from, to, transactions: 1, amounts: [], dollars: 1, firstAt: "", lastAt: "", flagged: 0, worst: "passed", isOnCycle: false },
});
const keys = ["a", "b", "c", "d", "e", "f"];

test("every account and edge of any graph has a place on the drawing, and no two accounts the same", () => {
  const pairs = fc.uniqueArray(fc.tuple(fc.constantFrom(...keys), fc.constantFrom(...keys)), { selector: String, maxLength: 14 });
  fc.assert(
    fc.property(pairs, (found) => {
      const placed = layoutFunds({ accounts: keys.map(account), edges: found.map(([from, to]) => edge(from, to)) });
      expect(placed.accounts).toHaveLength(keys.length);
      for (const { x, y } of placed.accounts) {
        expect(x - NODE.width / 2).toBeGreaterThanOrEqual(0);
        expect(x + NODE.width / 2).toBeLessThanOrEqual(placed.width);
        expect(y + NODE.height / 2).toBeLessThanOrEqual(placed.height);
      }
      expect(new Set(placed.accounts.map(({ x, y }) => `${x} ${y}`)).size).toBe(keys.length);
      for (const { path, label } of placed.edges) {
        expect(path).toMatch(/^M -?[\d.]+ -?[\d.]+ L /);
        expect(Number.isFinite(label.x + label.y)).toBe(true);
      }
    }),
    { numRuns: 40 },
  );
});

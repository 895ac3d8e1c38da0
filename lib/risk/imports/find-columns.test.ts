import { expect, test } from "vitest";
import { chooseColumns, findColumns, missingFields } from "./find-columns.ts";

test("names are found however they are written", () => {
  const headers = ["Transaction ID", "Booking Date", "Sender", "BENEFICIARY", "Amount", "ccy", "Memo"];
  expect(findColumns(headers)).toMatchObject({
    id: 0,
    timestamp: 1,
    from: 2,
    to: 3,
    amount: 4,
    currency: 5,
    description: 6,
    network: null,
  });
});

test("the nearer name wins, and each column is one field", () => {
  expect(findColumns(["date", "timestamp", "id", "from", "to", "amount"])).toMatchObject({ timestamp: 1 });
  const columns = Object.values(findColumns(["id", "id", "type", "type"])).filter((column) => column !== null);
  expect(new Set(columns).size).toBe(columns.length);
});

test("each row may say its amount in either column", () => {
  expect(findColumns(["amount", "amount_minor"])).toMatchObject({ amount: 0, amountMinor: 1 });
});

test("a choice stands, and what was not chosen stays where it was found", () => {
  const headers = ["id", "when", "from", "to", "amount", "gross"];
  expect(chooseColumns(headers, { timestamp: 1, amount: 5 })).toMatchObject({ id: 0, timestamp: 1, amount: 5 });
  expect(chooseColumns(headers, { to: 2 })).toMatchObject({ to: 2, from: null });
  expect(chooseColumns(headers, { id: 77 })).toMatchObject({ id: null });
});

test("what is missing is named", () => {
  expect(missingFields(findColumns(["id", "from"]))).toEqual(["timestamp", "to", "amount or amountMinor"]);
});

import { expect, test } from "vitest";
import { createId, ID_PREFIXES, idPattern } from "./ids.ts";

test("ids are unique and sort in the order they were made, also within one millisecond", () => {
  const ids = Array.from({ length: 20_000 }, () => createId("turn"));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(ids);
});

test("an id fits the pattern of its kind and of no other", () => {
  for (const kind of Object.keys(ID_PREFIXES).filter((name): name is keyof typeof ID_PREFIXES => name in ID_PREFIXES)) {
    const id = createId(kind);
    expect(id).toMatch(idPattern(kind));
    for (const other of ["chat", "audit"] as const) if (other !== kind) expect(id).not.toMatch(idPattern(other));
  }
  expect(new Set(Object.values(ID_PREFIXES)).size).toBe(Object.keys(ID_PREFIXES).length);
});

test("the pattern takes nothing around or beside an id", () => {
  const id = createId("chat");
  for (const near of [`${id}\n`, ` ${id}`, id.toLowerCase(), id.slice(0, -1), `${id}0`, id.replace("_", "")]) {
    expect(near).not.toMatch(idPattern("chat"));
  }
});

test("ids cannot be guessed from one another: across milliseconds the random part starts anew", async () => {
  const first = createId("turn").slice(14);
  const wait = Date.now() + 2;
  while (Date.now() < wait);
  expect(createId("turn").slice(14, 24)).not.toBe(first.slice(0, 10));
});

import { expect, test } from "vitest";
import { addTurn, branchOff, dropTurn, flattenTurns, mergeLatestPage, patchTurn, type TurnPages, UNCONFIRMED_SEQ } from "./turn-pages.ts";
import type { Turn, TurnPage } from "./turns.ts";

function turn(seq: number, fields: Partial<Turn> = {}): Turn {
  const createdAt = "2026-11-21T10:00:00.000Z";
  return {
    jobId: `trn_${seq}`,
    chatId: "cht_1",
    seq,
    status: "completed",
    createdAt,
    user: { id: `u${seq}`, content: `q${seq}`, createdAt },
    reply: { id: `r${seq}`, content: `a${seq}`, createdAt },
    verdicts: [],
    provider: null,
    model: null,
    demo: false,
    usage: null,
    branchId: null,
    siblings: [`trn_${seq}`],
    isCutOff: false,
    rating: null,
    ...fields,
  };
}

const page = (from: number, to: number, nextCursor: string | null = null): TurnPage => ({
  items: Array.from({ length: to - from + 1 }, (_, index) => turn(from + index)),
  nextCursor,
});
const pages = (...list: TurnPage[]): TurnPages => ({ pages: list, pageParams: list.map(() => null) });
const seqs = (value: TurnPages) => flattenTurns(value).map((item) => item.seq);

test("pages come newest first and read oldest first", () => {
  expect(seqs(pages(page(4, 6, "c"), page(1, 3)))).toEqual([1, 2, 3, 4, 5, 6]);
});

test("new turns push old ones out of the newest page without losing any", () => {
  const merged = mergeLatestPage(pages(page(4, 6, "before-4"), page(1, 3)), page(6, 8, "before-6"));
  expect(seqs(merged)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test("the cursor still continues where our oldest page ends", () => {
  expect(mergeLatestPage(pages(page(4, 6, "before-4")), page(5, 7, "before-5")).pages[0]?.nextCursor).toBe("before-4");
});

test("a turn the server has removed from its range disappears", () => {
  const merged = mergeLatestPage(pages(page(1, 3)), { items: [turn(1), turn(2)], nextCursor: null });
  expect(seqs(merged)).toEqual([1, 2]);
});

test("a message accepted here stays although an older read does not know it yet", () => {
  const withMine = addTurn(pages(page(1, 2)), turn(UNCONFIRMED_SEQ, { jobId: "trn_mine", status: "queued" }));
  expect(flattenTurns(mergeLatestPage(withMine, page(1, 2))).at(-1)?.jobId).toBe("trn_mine");
  const known = mergeLatestPage(withMine, { items: [turn(1), turn(2), turn(3, { jobId: "trn_mine" })], nextCursor: null });
  expect(seqs(known)).toEqual([1, 2, 3]);
});

test("a late list does not reopen a turn the stream has closed", () => {
  const merged = mergeLatestPage(pages(page(1, 1)), { items: [turn(1, { status: "processing", reply: null })], nextCursor: null });
  expect(flattenTurns(merged)[0]?.status).toBe("completed");
});

test("adding the same turn twice shows it once", () => {
  const once = addTurn(undefined, turn(1));
  expect(seqs(addTurn(once, turn(1)))).toEqual([1]);
});

test("a patch reaches its turn in whatever page and no other", () => {
  const patched = patchTurn(pages(page(3, 4, "c"), page(1, 2)), "trn_1", (item) => ({ ...item, status: "failed" }));
  expect(flattenTurns(patched).map((item) => item.status)).toEqual(["failed", "completed", "completed", "completed"]);
});

test("a turn beside another one hides what followed that one, and what stood before both stays", () => {
  const known = pages(page(4, 6, "more"), page(1, 3));
  const beside = turn(UNCONFIRMED_SEQ, { branchId: "trn_new", jobId: "trn_new" });
  const shown = branchOff(known, turn(5), beside);
  expect(flattenTurns(shown).map(({ jobId }) => jobId)).toEqual(["trn_1", "trn_2", "trn_3", "trn_4", "trn_new"]);
  const confirmed = { items: [turn(4), turn(9, { jobId: "trn_new", branchId: "trn_new" })], nextCursor: "more" };
  expect(seqs(mergeLatestPage(shown, confirmed))).toEqual([1, 2, 3, 4, 9]);
});

test("when another branch was chosen elsewhere, no page of the old one is kept", () => {
  const known = pages(page(4, 6, "more"), page(1, 3));
  const other = { items: [turn(2), turn(8, { branchId: "trn_8" })], nextCursor: "other" };
  expect(mergeLatestPage(known, other)).toEqual({ pages: [other], pageParams: [null] });
});

test("a message taken back before the list knew it does not come back with the next read", () => {
  const waiting = turn(UNCONFIRMED_SEQ, { jobId: "trn_waiting", status: "queued" });
  const known = addTurn(pages(page(1, 2)), waiting);
  expect(flattenTurns(mergeLatestPage(known, page(1, 2))).map(({ jobId }) => jobId)).toContain("trn_waiting");
  expect(seqs(mergeLatestPage(dropTurn(known, "trn_waiting"), page(1, 2)))).toEqual([1, 2]);
});

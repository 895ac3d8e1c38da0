/**
 * The cached turns of a chat: pages from newest to oldest, each in time order, as the server sends them. Reading the newest page again
 * must neither lose what older pages hold nor keep what the server has removed from its own range.
 */
import type { Turn, TurnPage } from "./turns.ts";

export type TurnPages = { pages: TurnPage[]; pageParams: unknown[] };

/** The place of a turn made here until the server's list names its real one: behind everything known. */
export const UNCONFIRMED_SEQ = Number.MAX_SAFE_INTEGER;

/** All turns in time order, each once. */
export function flattenTurns(pages: TurnPages | undefined): Turn[] {
  const bySeq = new Map<string, Turn>();
  for (const page of [...(pages?.pages ?? [])].reverse()) for (const turn of page.items) bySeq.set(turn.jobId, turn);
  return [...bySeq.values()].sort(byTime);
}

export function mergeLatestPage(pages: TurnPages | undefined, latest: TurnPage): TurnPages {
  const [known, ...older] = pages?.pages ?? [];
  if (!known) return { pages: [latest], pageParams: [null] };
  if (branchOf(known) !== branchOf(latest)) return { pages: [latest], pageParams: [null] };
  const firstSeq = latest.items[0]?.seq ?? 0;
  // Turns our first page held that have since moved to the server's second page stay with us, or they would be in no page at all.
  const movedOut = latest.nextCursor === null ? [] : known.items.filter((turn) => turn.seq < firstSeq);
  // A read that started before a message was accepted does not know it yet.
  const unconfirmed = known.items.filter((turn) => turn.seq === UNCONFIRMED_SEQ && !latest.items.some((item) => item.jobId === turn.jobId));
  const current = latest.items.map((turn) => keepFurther(known, turn));
  const first: TurnPage = { items: [...movedOut, ...current, ...unconfirmed], nextCursor: pickCursor(known, latest, movedOut) };
  return { pages: [first, ...older], pageParams: pages?.pageParams ?? [null] };
}

/** Another branch has other turns in every page. */
function branchOf(page: TurnPage): string | null {
  return page.items.at(-1)?.branchId ?? null;
}

/** Puts a new turn beside one: what came after that one belongs to another branch. */
export function branchOff(pages: TurnPages, beside: Turn, next: Turn): TurnPages {
  const kept = pages.pages.map((page) => ({ ...page, items: page.items.filter((turn) => turn.seq < beside.seq) }));
  const [first = { items: [], nextCursor: null }, ...older] = kept;
  return { ...pages, pages: [{ ...first, items: [...first.items, next] }, ...older] };
}

/** For one the server holds in no path any more: a list read would keep it for a message not yet known there. */
export function dropTurn(pages: TurnPages, jobId: string): TurnPages {
  return { ...pages, pages: pages.pages.map((page) => ({ ...page, items: page.items.filter((turn) => turn.jobId !== jobId) })) };
}

export function addTurn(pages: TurnPages | undefined, turn: Turn): TurnPages {
  const [known, ...older] = pages?.pages ?? [];
  if (!known) return { pages: [{ items: [turn], nextCursor: null }], pageParams: [null] };
  if (known.items.some((item) => item.jobId === turn.jobId)) return pages ?? { pages: [known], pageParams: [null] };
  return { pages: [{ ...known, items: [...known.items, turn] }, ...older], pageParams: pages?.pageParams ?? [null] };
}

export function patchTurn(pages: TurnPages, jobId: string, patch: (turn: Turn) => Turn): TurnPages {
  return {
    ...pages,
    pages: pages.pages.map((page) => ({ ...page, items: page.items.map((turn) => (turn.jobId === jobId ? patch(turn) : turn)) })),
  };
}

export function isOpen(turn: Turn): boolean {
  return turn.status === "queued" || turn.status === "processing";
}

/** A list read that started before the stream ended must not reopen a turn the stream has closed. */
function keepFurther(known: TurnPage, incoming: Turn): Turn {
  const current = known.items.find((turn) => turn.jobId === incoming.jobId);
  return current && !isOpen(current) && isOpen(incoming) ? current : incoming;
}

function pickCursor(known: TurnPage, latest: TurnPage, movedOut: Turn[]): string | null {
  return movedOut.length > 0 || (known.items[0]?.seq ?? 0) < (latest.items[0]?.seq ?? 0) ? known.nextCursor : latest.nextCursor;
}

function byTime(left: Turn, right: Turn): number {
  return left.seq - right.seq;
}

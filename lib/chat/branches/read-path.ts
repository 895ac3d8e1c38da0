import type { TurnStore } from "../turn.store.ts";
import type { PathSegment, TurnRecord } from "../turn-record.ts";

/**
 * The one reader of a conversation. A branch is opened by a turn, which knows what it continues: pieces of the branches before
 * it. So a path is a short list of ranges, and a page of it is one or few range queries, whatever stands beside it.
 * Numbers rise along a path, as each turn is numbered when it is accepted.
 */
export type ChatPath = { orgId: string; chatId: string; segments: readonly PathSegment[] };

type Turns = Pick<TurnStore, "findInChat" | "listOfBranch">;

/** `branch` null is the trunk. A branch whose first turn is gone reads as the trunk. */
export async function openPath(turns: Turns, chat: { orgId: string; chatId: string; branch: string | null }): Promise<ChatPath> {
  const { orgId, chatId, branch } = chat;
  const first = branch === null ? null : await turns.findInChat(orgId, chatId, branch);
  return { orgId, chatId, segments: first && first.branch === branch ? pathOf(first) : [TRUNK] };
}

const TRUNK: PathSegment = { branch: null, from: 0, before: Number.MAX_SAFE_INTEGER };

/** Oldest first; the last one is the branch that `first` opens. */
function pathOf(first: TurnRecord): PathSegment[] {
  return [...(first.path ?? []), { branch: first._id, from: first.chatSeq, before: Number.MAX_SAFE_INTEGER }];
}

/** What a branch continues that begins at the place of `turn`, which stands on `path`. */
export function pathBefore({ segments }: ChatPath, turn: Pick<TurnRecord, "chatSeq">): PathSegment[] {
  const earlier = segments.filter(({ from }) => from < turn.chatSeq);
  return earlier.map(({ branch, from, before }) => ({ branch, from, before: Math.min(before, turn.chatSeq) }));
}

export function isOnPath({ segments }: ChatPath, turn: Pick<TurnRecord, "branch" | "chatSeq">): boolean {
  return segments.some(({ branch, before }) => branch === (turn.branch ?? null) && turn.chatSeq < before);
}

/** Most segments hold several turns, so the newest two mostly are a page. */
const FIRST_READS = 2;
const FURTHER_READS = 8;

/** Newest first, those below `beforeSeq`. */
export async function listPath(
  turns: Turns,
  { orgId, chatId, segments }: ChatPath,
  { beforeSeq, limit }: { beforeSeq: number | null; limit: number },
): Promise<TurnRecord[]> {
  const below = beforeSeq ?? Number.MAX_SAFE_INTEGER;
  const open = segments.filter(({ from }) => from < below).toReversed();
  const found: TurnRecord[] = [];
  let at = 0;
  while (at < open.length && found.length < limit) {
    const next = open.slice(at, at + (at === 0 ? FIRST_READS : FURTHER_READS));
    const wanted = limit - found.length;
    const reads = next.map(({ branch, before }) =>
      turns.listOfBranch(orgId, chatId, { branch, beforeSeq: Math.min(before, below), limit: wanted }),
    );
    found.push(...(await Promise.all(reads)).flat());
    at += next.length;
  }
  return found.slice(0, limit);
}

/** Every turn of the path below `beforeSeq`, newest first, read page by page as it is asked for. */
export async function* walkPath(
  turns: Turns,
  path: ChatPath,
  options: { beforeSeq: number | null; page: number },
): AsyncGenerator<TurnRecord> {
  let { beforeSeq } = options;
  for (;;) {
    const page: TurnRecord[] = await listPath(turns, path, { beforeSeq, limit: options.page });
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < options.page) return;
    beforeSeq = last.chatSeq;
  }
}

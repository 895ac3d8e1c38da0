import { arrayReply, type Bytes, bulkReply, type Reply } from "../engine.ts";
import { formatFloat64 } from "./arguments.ts";

export type ScoredMember = { score: number; member: Bytes };

/** Members by score, then by bytes: a map for look-ups beside an array kept in order by binary search. */
export type SortedSet = {
  score: (member: Bytes) => number | undefined;
  set: (member: Bytes, score: number) => void;
  remove: (member: Bytes) => boolean;
  ordered: () => readonly ScoredMember[];
};

export function createSortedSet(): SortedSet {
  const scores = new Map<Bytes, number>();
  const order: ScoredMember[] = [];

  function remove(member: Bytes): boolean {
    const score = scores.get(member);
    if (score === undefined) return false;
    scores.delete(member);
    order.splice(position({ score, member }), 1);
    return true;
  }

  /** Where the entry is, or belongs. */
  function position(entry: ScoredMember): number {
    let low = 0;
    let high = order.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const there = order[middle];
      if (there && isBefore(there, entry)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    score: (member) => scores.get(member),
    set: (member, score) => {
      remove(member);
      scores.set(member, score);
      const entry = { score, member };
      order.splice(position(entry), 0, entry);
    },
    remove,
    ordered: () => order,
  };
}

export function toMembersReply(members: readonly ScoredMember[], withScores: boolean): Reply {
  return arrayReply(
    members.flatMap(({ member, score }) => (withScores ? [bulkReply(member), bulkReply(formatFloat64(score))] : [bulkReply(member)])),
  );
}

function isBefore(a: ScoredMember, b: ScoredMember): boolean {
  return a.score === b.score ? a.member < b.member : a.score < b.score;
}

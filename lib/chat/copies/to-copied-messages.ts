import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import { decryptMessage, decryptReply } from "../to-turn-view.ts";
import type { PathSegment, TurnRecord } from "../turn-record.ts";
import type { CopiedMessage } from "./chat-copy.schema.ts";

/** Turns of all branches, in the order they were asked, as the tree of messages they are. */
export function toCopiedMessages(cipher: OrganizationCipher, turns: readonly TurnRecord[]): CopiedMessage[] {
  const branches = Map.groupBy(turns, ({ branch }) => branch ?? null);
  return turns.flatMap((turn) => {
    const before = turnBefore(turn, branches);
    const question: CopiedMessage = {
      id: turn.userMessageId,
      parentId: before && lastMessageOf(before),
      role: "user",
      content: decryptMessage(cipher, turn),
      createdAt: turn.createdAt.toISOString(),
    };
    if (!turn.reply) return [question];
    const { provider, model, isDemo, createdAt } = turn.reply;
    const answer: CopiedMessage = {
      ...{ id: turn.replyMessageId, parentId: turn.userMessageId, role: "assistant", content: decryptReply(cipher, turn) },
      ...{ createdAt: createdAt.toISOString(), provider, model, isDemo },
    };
    return [question, answer];
  });
}

export function lastMessageOf({ reply, replyMessageId, userMessageId }: TurnRecord): string {
  return reply ? replyMessageId : userMessageId;
}

type Branches = ReadonlyMap<string | null, readonly TurnRecord[]>;

/** On its own branch, else on those its branch continues, the nearest first. */
function turnBefore(turn: TurnRecord, branches: Branches): TurnRecord | null {
  const own = turn.branch ?? null;
  const opener = own === null ? undefined : branches.get(own)?.find(({ _id }) => _id === own);
  const pieces: Pick<PathSegment, "branch" | "before">[] = [...(opener?.path ?? []), { branch: own, before: turn.chatSeq }];
  for (const { branch, before } of pieces.toReversed()) {
    const found = branches.get(branch)?.findLast(({ chatSeq }) => chatSeq < before);
    if (found) return found;
  }
  return null;
}

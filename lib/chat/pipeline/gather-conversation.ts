import { z } from "zod";
import type { ChatMessage } from "../../ai/schema.ts";
import { inspectData } from "../../guard/inspect-data.ts";
import { redactInput } from "../../guard/redact-input.ts";
import { openPath, walkPath } from "../branches/read-path.ts";
import { buildContext, type Exchange } from "../build-context.ts";
import { decryptMessage, decryptReply } from "../to-turn-view.ts";
import { describeTaint } from "./taint.ts";
import type { Turn } from "./turn-run.ts";

/** Earlier conversation is read again on a retry: only its size is kept in the checkpoint, and the step costs one query. */
export async function gatherConversation(turn: Turn): Promise<ChatMessage[]> {
  let messages: ChatMessage[] = [];
  const load = async () => {
    const carried = await buildContext(earlierExchanges(turn), turn.ctx.deps.chatSettings.contextTokens);
    messages = carried.messages;
    turn.taint.add(carried.taint);
    return messages.length;
  };
  let hasRun = false;
  await turn.checkpoints.run({
    key: "retrieve",
    isPure: true,
    label: "Gathering the conversation",
    result: z.object({ messages: z.number() }),
    work: async () => {
      hasRun = true;
      const count = await load();
      const taint = turn.taint.sources();
      return { result: { messages: count }, detail: { messages: count, ...(taint.length > 0 && { taint: describeTaint(taint) }) } };
    },
  });
  if (!hasRun) await load();
  return messages;
}

const CONTEXT_PAGE = 20;

/** What the organization does not let in today does not go in with an earlier message either. */
async function* earlierExchanges(turn: Turn): AsyncGenerator<Exchange> {
  const policy = await turn.ctx.deps.guard.policyOf(turn.record.orgId);
  const { orgId, chatId, chatSeq, branch } = turn.record;
  const path = await openPath(turn.ctx.deps.turns, { orgId, chatId, branch: branch ?? null });
  for await (const earlier of walkPath(turn.ctx.deps.turns, path, { beforeSeq: chatSeq, page: CONTEXT_PAGE })) {
    if (!earlier.reply) continue;
    const [question, reply] = [decryptMessage(turn.cipher, earlier), decryptReply(turn.cipher, earlier)];
    const { importId } = earlier;
    const user = importId === undefined ? redactInput(question, policy) : await asData(turn, importId, question);
    const assistant = importId === undefined ? reply : await asData(turn, importId, reply);
    yield { user, assistant, ...(earlier.taint && { taint: earlier.taint }) };
  }
}

/** Out of somebody's file: neither the person's words nor a model's, whatever the file says. */
async function asData({ ctx, signal }: Turn, importId: string, text: string): Promise<string> {
  return (await inspectData(ctx, { text, source: { kind: "file", name: importId }, signal })).text;
}

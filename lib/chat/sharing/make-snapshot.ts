import { redactText } from "../../guard/output-guard.ts";
import { dataClassSchema } from "../../guard/policy.ts";
import type { Redaction } from "../../guard/schema.ts";
import type { Context } from "../../platform/context.ts";
import type { ChatRecord } from "../chat.store.ts";
import { readConversation } from "../copies/read-conversation.ts";
import { toChat } from "../list-chats.ts";
import type { ChatDeps } from "../ports.ts";
import { decryptMessage, decryptReply } from "../to-turn-view.ts";
import type { Snapshot } from "./share.schema.ts";

export type Redacted = { snapshot: Snapshot; findings: Redaction[] };

/** The shown path as it is now. A message that was blocked and an answer that has not ended are not part of it. */
export async function makeSnapshot(ctx: Context<ChatDeps>, chat: ChatRecord): Promise<Snapshot> {
  const turns = await readConversation(ctx, chat);
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const messages = turns.flatMap((turn): Snapshot["messages"] => {
    if (!turn.reply) return [];
    return [
      { role: "user", content: decryptMessage(cipher, turn), createdAt: turn.createdAt.toISOString() },
      { role: "assistant", content: decryptReply(cipher, turn), createdAt: turn.reply.createdAt.toISOString() },
    ];
  });
  return { title: toChat(cipher, chat).title, messages };
}

/** Secrets never go out; personal data as the person decides. `findings` counts what was found, cut or not. */
export function redactSnapshot({ title, messages }: Snapshot, hidesPersonalData: boolean): Redacted {
  const counts = new Map<string, number>();
  const clean = (text: string): string => {
    const all = redactText(text, { classes: dataClassSchema.options });
    for (const { kind, count } of all.redactions) counts.set(kind, (counts.get(kind) ?? 0) + count);
    return hidesPersonalData ? all.text : redactText(text, { classes: ["secret"] }).text;
  };
  const snapshot = { title: clean(title), messages: messages.map((message) => ({ ...message, content: clean(message.content) })) };
  return { snapshot, findings: [...counts].map(([kind, count]) => ({ kind, count })) };
}

export function charactersOf({ messages }: Snapshot): number {
  return messages.reduce((total, { content }) => total + content.length, 0);
}

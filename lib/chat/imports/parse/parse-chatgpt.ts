import { z } from "zod";
import { type RawMessage, toExchanges } from "./message-tree.ts";
import { countSkip, type ParsedChat, type Skipped } from "./parsed-chat.ts";
import { cleanText, toTime, toTitle } from "./read-values.ts";

// What ChatGPT's "Export data" holds: conversations.json, a list of conversations, each a tree of nodes under `mapping`.

const nodeSchema = z.object({
  parent: z.string().nullish().catch(null),
  message: z
    .object({
      author: z.object({ role: z.string() }),
      create_time: z.unknown().optional(),
      content: z.object({ content_type: z.string().catch("text"), parts: z.array(z.unknown()).optional().catch(undefined) }),
      metadata: z
        .object({ model_slug: z.string().optional().catch(undefined), is_visually_hidden_from_conversation: z.unknown().optional() })
        .partial()
        .nullish()
        .catch(null),
    })
    .nullish()
    .catch(null),
});

const conversationSchema = z.object({
  conversation_id: z.string().max(200).optional().catch(undefined),
  id: z.string().max(200).optional().catch(undefined),
  title: z.unknown().optional(),
  create_time: z.unknown().optional(),
  current_node: z.string().nullish().catch(null),
  mapping: z.record(z.string(), z.unknown()),
});

export function isChatGpt(value: unknown): boolean {
  return typeof value === "object" && value !== null && "mapping" in value;
}

export function parseChatGpt(value: unknown, skipped: Skipped): ParsedChat | null {
  const parsed = conversationSchema.safeParse(value);
  if (!parsed.success) {
    countSkip(skipped, "not_a_conversation");
    return null;
  }
  const { mapping, title, create_time, current_node, conversation_id, id } = parsed.data;
  const messages = Object.entries(mapping).map(([nodeId, node]) => toMessage(nodeId, node, skipped));
  const { exchanges, placeOf } = toExchanges(messages, skipped);
  const first = exchanges[0];
  if (!first) {
    countSkip(skipped, "no_messages");
    return null;
  }
  return {
    key: `chatgpt:${conversation_id ?? id ?? `${String(create_time)}:${first.user.slice(0, 200)}`}`,
    title: toTitle(title) ?? toTitle(first.user) ?? "Imported chat",
    createdAt: toTime(create_time),
    exchanges,
    shown: placeOf.get(current_node ?? "") ?? exchanges.length - 1,
  };
}

function toMessage(id: string, node: unknown, skipped: Skipped): RawMessage {
  const parsed = nodeSchema.safeParse(node);
  const { parent = null, message } = parsed.success ? parsed.data : { parent: null, message: null };
  const none: RawMessage = { id, parentId: parent, role: "none", text: "", at: null, model: null };
  if (!message || message.metadata?.is_visually_hidden_from_conversation === true) return none;
  const { role } = message.author;
  if ((role !== "user" && role !== "assistant") || !READABLE.has(message.content.content_type)) return none;
  const parts = (message.content.parts ?? []).filter((part) => typeof part === "string");
  const text = cleanText(parts.join("\n\n"), skipped);
  // Answers that only call a tool are empty; what was said comes after.
  if (text === "" && role === "assistant") return none;
  return { ...none, role, text, at: toTime(message.create_time), model: message.metadata?.model_slug?.slice(0, 80) ?? null };
}

/** Of the rest nothing was said to a reader: code for a tool, pages it read, thoughts. */
const READABLE: ReadonlySet<string> = new Set(["text", "multimodal_text"]);

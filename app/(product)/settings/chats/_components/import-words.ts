import type { ChatImport } from "../../../../_client/chat-imports.ts";

const REASONS: Readonly<Record<string, string>> = {
  not_a_conversation: "no conversation",
  no_messages: "without messages",
  too_many_messages: "with too many messages",
  already_there: "there before",
  message_unreachable: "messages that hang in nothing",
  message_without_text: "messages without text",
  answer_without_question: "answers without a question",
  text_shortened: "messages shortened",
};

const FAILURES: Readonly<Record<string, string>> = {
  "chat.import_unreadable": "The file is neither an export of ChatGPT nor one of ours.",
  "chat.import_too_large": "The file holds more than is read in one go. Split it and import each piece.",
};

export function describeImport({ state, reason, done, total, imported, messages, skipped }: ChatImport): string {
  switch (state) {
    case "receiving":
      return "The file did not arrive whole. Choose it again.";
    case "queued":
      return "Waiting for its turn.";
    case "running":
      return total === null ? "Being read." : `${done} of ${total} conversations.`;
    case "failed":
      return FAILURES[reason ?? ""] ?? "The import failed. Choose the file again.";
    case "done": {
      const left = skipped.map(({ reason: why, count }) => `${count} ${REASONS[why] ?? why}`);
      const taken = `${imported} ${imported === 1 ? "chat" : "chats"} with ${messages} questions imported.`;
      return left.length === 0 ? taken : `${taken} Left out: ${left.join(", ")}.`;
    }
  }
}

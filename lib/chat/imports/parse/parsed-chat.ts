/** A conversation out of somebody's file, in our own terms: questions with their answers, each after the one it follows. */
export type ParsedChat = {
  /** The same in each export of the same conversation. */
  key: string;
  title: string;
  createdAt: number | null;
  exchanges: ParsedExchange[];
  /** Place of the last exchange of what was shown; null for none. */
  shown: number | null;
};

export type ParsedExchange = {
  /** Place of the exchange this one follows, which is always a lower one. */
  parent: number | null;
  user: string;
  assistant: string | null;
  askedAt: number | null;
  answeredAt: number | null;
  model: string | null;
};

/** Why something of the file is not taken over. */
export const SKIP_REASONS = [
  "not_a_conversation",
  "no_messages",
  "too_many_messages",
  "already_there",
  "message_unreachable",
  "message_without_text",
  "answer_without_question",
  "text_shortened",
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];
export type Skipped = Partial<Record<SkipReason, number>>;

export type ParsedImport = { chats: ParsedChat[]; skipped: Skipped };
/** Of a file of which nothing can be used. */
export type ImportRefusal = "chat.import_unreadable" | "chat.import_too_large";

export function countSkip(skipped: Skipped, reason: SkipReason, by = 1): void {
  if (by > 0) skipped[reason] = (skipped[reason] ?? 0) + by;
}

export class RefusedImport extends Error {
  override readonly name = "RefusedImport";
  readonly code: ImportRefusal;

  constructor(code: ImportRefusal) {
    super(code);
    this.code = code;
  }
}

export const MAX_MESSAGE_LENGTH = 32_000;
const COUNT_FROM = 30_000;

export type ComposerState = {
  canSend: boolean;
  /** Why sending is not possible; null where the empty box says enough. */
  explanation: string | null;
  count: string | null;
  isTooLong: boolean;
};

type ComposerInput = { text: string; isWriter: boolean; isSending: boolean; isAnswering: boolean };

export function toComposerState({ text, isWriter, isSending, isAnswering }: ComposerInput): ComposerState {
  const length = text.trim().length;
  const isTooLong = length > MAX_MESSAGE_LENGTH;
  const count = length >= COUNT_FROM ? `${length.toLocaleString("en")} of ${MAX_MESSAGE_LENGTH.toLocaleString("en")} characters` : null;
  const canSend = isWriter && !isSending && !isTooLong && length > 0;
  return { canSend, explanation: explain({ length, isWriter, isAnswering, isTooLong }), count, isTooLong };
}

function explain({
  length,
  isWriter,
  isAnswering,
  isTooLong,
}: {
  length: number;
  isWriter: boolean;
  isAnswering: boolean;
  isTooLong: boolean;
}) {
  if (!isWriter) return "Your role is read-only: you can read chats, not write in them.";
  if (isTooLong) return `Shorten the message by ${(length - MAX_MESSAGE_LENGTH).toLocaleString("en")} characters to send it.`;
  if (isAnswering && length > 0) return "This waits its turn: it is answered after the answers before it.";
  return null;
}

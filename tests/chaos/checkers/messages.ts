import { callsOf, type History, type SendValue } from "../history/history.ts";

/** One message as its sender knows it, over every time it was sent: the same clientMessageId is the same message. */
export type Message = Pick<SendValue, "userId" | "chatId" | "reference" | "role" | "secret"> & {
  clientMessageId: string;
  orgId: string;
  /** Places in the history; an acknowledgement that never came is infinitely late. */
  firstSentAt: number;
  acknowledgedAt: number;
  jobIds: ReadonlySet<string>;
  /** Every attempt was refused. */
  isRefused: boolean;
};

export function messagesOf(history: History): Message[] {
  const messages = new Map<string, Message>();
  for (const call of [...callsOf(history, "send"), ...callsOf(history, "regenerate")]) {
    const { key, orgId, value } = call.start;
    const { userId, chatId, reference, role, secret } = value;
    const known = messages.get(key);
    const jobId = call.end?.type === "ok" ? call.end.value.jobId : null;
    messages.set(key, {
      ...{ clientMessageId: key, orgId, userId, chatId, reference, role, secret },
      firstSentAt: Math.min(known?.firstSentAt ?? Number.POSITIVE_INFINITY, call.startedAt),
      acknowledgedAt: Math.min(
        known?.acknowledgedAt ?? Number.POSITIVE_INFINITY,
        call.end?.type === "ok" ? call.endedAt : Number.POSITIVE_INFINITY,
      ),
      jobIds: new Set([...(known?.jobIds ?? []), ...(jobId === null ? [] : [jobId])]),
      isRefused: (known?.isRefused ?? true) && call.end?.type === "fail",
    });
  }
  return [...messages.values()];
}

export const isAcknowledged = (message: Message): boolean => message.acknowledgedAt !== Number.POSITIVE_INFINITY;

/** Chats somebody tried to delete and was not plainly refused: what they held may be gone. */
export function chatsMaybeDeleted(history: History): Set<string> {
  return new Set(
    callsOf(history, "delete")
      .filter(({ end }) => end?.type !== "fail")
      .map(({ start }) => start.value.chatId),
  );
}

export function jobsMaybeStopped(history: History): Set<string> {
  return new Set(callsOf(history, "stop").map(({ start }) => start.value.jobId));
}

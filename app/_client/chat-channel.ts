/** Tells the other tabs of this browser what changed, so that two tabs on one chat show the same turns. Ids only, never text. */
type ChatNotice =
  | { type: "turns-changed"; chatId: string }
  | { type: "chats-changed" }
  | { type: "signed-out" }
  | { type: "organization-changed" };

const CHANNEL_NAME = "aegis-chat";

let channel: BroadcastChannel | null = null;

function openChannel(): BroadcastChannel | null {
  if (typeof BroadcastChannel === "undefined") return null;
  channel ??= new BroadcastChannel(CHANNEL_NAME);
  return channel;
}

export function notifyTabs(notice: ChatNotice): void {
  openChannel()?.postMessage(notice);
}

export function listenToTabs(listener: (notice: ChatNotice) => void): () => void {
  const open = openChannel();
  if (!open) return () => undefined;
  const onMessage = (event: MessageEvent<unknown>) => {
    const notice = parseNotice(event.data);
    if (notice) listener(notice);
  };
  open.addEventListener("message", onMessage);
  return () => open.removeEventListener("message", onMessage);
}

function parseNotice(value: unknown): ChatNotice | null {
  if (typeof value !== "object" || value === null || !("type" in value)) return null;
  if (value.type === "chats-changed" || value.type === "signed-out" || value.type === "organization-changed") return { type: value.type };
  if (value.type === "turns-changed" && "chatId" in value && typeof value.chatId === "string") {
    return { type: value.type, chatId: value.chatId };
  }
  return null;
}

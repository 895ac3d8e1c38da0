/**
 * The unsent text of each chat, kept in localStorage until the server has accepted it. A draft owns the client message id, so a
 * double click, a retry or a reload sends the same message once. Once a send was attempted, changing the words makes it a new message.
 */
export type Draft = {
  text: string;
  clientMessageId: string;
  /** The words last sent without an answer; null before the first attempt. */
  attempted: string | null;
};

type DraftStorage = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

const PREFIX = "aegis.draft.";
const OWNER_KEY = "aegis.draft-owner";
const NEW_CHAT = "new";

export function createDraftStore(storage: DraftStorage, createId: () => string) {
  const keyOf = (chatId: string | null) => `${PREFIX}${chatId ?? NEW_CHAT}`;
  const empty = (): Draft => ({ text: "", clientMessageId: createId(), attempted: null });

  function read(chatId: string | null): Draft {
    return parseDraft(storage.getItem(keyOf(chatId))) ?? empty();
  }

  function write(chatId: string | null, draft: Draft): Draft {
    // A full or forbidden storage costs the draft's survival of a reload, not the typing.
    try {
      if (draft.text === "" && draft.attempted === null) storage.removeItem(keyOf(chatId));
      else storage.setItem(keyOf(chatId), JSON.stringify(draft));
    } catch {
      return draft;
    }
    return draft;
  }

  return {
    read,
    edit(chatId: string | null, draft: Draft, text: string): Draft {
      const isOtherMessage = draft.attempted !== null && draft.attempted !== text.trim();
      return write(chatId, isOtherMessage ? { text, clientMessageId: createId(), attempted: null } : { ...draft, text });
    },
    markAttempted(chatId: string | null, draft: Draft): Draft {
      return write(chatId, { ...draft, attempted: draft.text.trim() });
    },
    /** The first message of a new chat moves under the chat it has just got. */
    move(draft: Draft, toChatId: string): Draft {
      storage.removeItem(keyOf(null));
      return write(toChatId, draft);
    },
    clear(chatId: string | null): Draft {
      storage.removeItem(keyOf(chatId));
      return empty();
    },
    ...createFormDrafts(storage),
    clearAll(): void {
      const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index));
      for (const key of keys) if (key?.startsWith(PREFIX)) storage.removeItem(key);
    },
    /** Somebody else signing in on this browser must not find the words of the one before. */
    claim(userId: string): void {
      const owner = storage.getItem(OWNER_KEY);
      if (owner !== null && owner !== userId) this.clearAll();
      storage.setItem(OWNER_KEY, userId);
    },
  };
}

/** Of forms: whatever a page has written under a name of its own; null where there is nothing. */
function createFormDrafts(storage: DraftStorage) {
  const keyOf = (name: string) => `${PREFIX}form.${name}`;
  return {
    readForm: (name: string): string | null => storage.getItem(keyOf(name)),
    writeForm(name: string, text: string | null): void {
      try {
        if (text === null) storage.removeItem(keyOf(name));
        else storage.setItem(keyOf(name), text);
      } catch {
        // A full storage costs the draft's survival of a reload, not the typing.
      }
    },
  };
}

export type DraftStore = ReturnType<typeof createDraftStore>;

function parseDraft(stored: string | null): Draft | null {
  if (stored === null) return null;
  const value = parseJson(stored);
  if (typeof value !== "object" || value === null) return null;
  if (!("text" in value) || !("clientMessageId" in value) || !("attempted" in value)) return null;
  const { text, clientMessageId, attempted } = value;
  if (typeof text !== "string" || typeof clientMessageId !== "string" || (attempted !== null && typeof attempted !== "string")) return null;
  return { text, clientMessageId, attempted };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

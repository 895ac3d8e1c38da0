/**
 * Every shortcut of the product, once: handlers find theirs here, and so does the list on `?`. `mod` is Command on a Mac and Control
 * elsewhere. Letters alone are off in text fields and dialogs, can be switched off as a whole, and take no key a browser or a
 * screen reader needs with a modifier. Chat, cases and prompts never share a page, so their letters may be the same.
 */
export type Shortcut = {
  id: string;
  /** Pressed together; `second` is pressed after them. */
  keys: readonly string[];
  second?: string;
  label: string;
  group: (typeof SHORTCUT_GROUPS)[number];
  /** Its element reads the key itself: a field, a list, a row of versions. */
  isLocal?: true;
};

export const SHORTCUT_GROUPS = ["Everywhere", "Go to", "Chat", "Writing", "Cases", "Prompts", "Lists"] as const;

export const SHORTCUTS = [
  { id: "palette", keys: ["mod", "k"], label: "Open the command palette", group: "Everywhere" },
  { id: "help", keys: ["?"], label: "List the keys", group: "Everywhere" },
  { id: "help-anywhere", keys: ["mod", "/"], label: "List the keys, also from a text field", group: "Everywhere" },
  { id: "theme", keys: ["g"], second: "d", label: "Light or dark", group: "Everywhere" },
  { id: "go-chat", keys: ["g"], second: "c", label: "Chat", group: "Go to" },
  { id: "go-prompts", keys: ["g"], second: "l", label: "Prompts", group: "Go to" },
  { id: "go-playground", keys: ["g"], second: "p", label: "Playground", group: "Go to" },
  { id: "go-guard", keys: ["g"], second: "g", label: "Guard", group: "Go to" },
  { id: "go-models", keys: ["g"], second: "m", label: "Models", group: "Go to" },
  { id: "go-usage", keys: ["g"], second: "u", label: "Usage", group: "Go to" },
  { id: "go-health", keys: ["g"], second: "h", label: "Health", group: "Go to" },
  { id: "go-settings", keys: ["g"], second: "s", label: "Settings", group: "Go to" },
  { id: "chat-new", keys: ["mod", "shift", "o"], label: "New chat", group: "Chat" },
  { id: "chat-search", keys: ["/"], label: "Search the chats", group: "Chat" },
  { id: "chat-write", keys: ["i"], label: "Write a message", group: "Chat" },
  { id: "chat-edit", keys: ["e"], label: "Edit the last message", group: "Chat" },
  { id: "chat-regenerate", keys: ["r"], label: "Answer the last message once more", group: "Chat" },
  { id: "chat-continue", keys: ["c"], label: "Continue an answer that was cut off", group: "Chat" },
  { id: "chat-stop", keys: ["s"], label: "Stop the answer", group: "Chat" },
  { id: "chat-previous", keys: ["["], label: "Previous version of the last message that has several", group: "Chat" },
  { id: "chat-next", keys: ["]"], label: "Next version of it", group: "Chat" },
  { id: "chat-fork", keys: ["f"], label: "Fork after the last answer", group: "Chat" },
  { id: "chat-copy", keys: ["y"], label: "Copy the last answer", group: "Chat" },
  { id: "chat-trace", keys: ["t"], label: "Trace of the last answer", group: "Chat" },
  { id: "chat-rename", keys: ["n"], label: "Rename the chat", group: "Chat" },
  { id: "case-take", keys: ["e"], label: "Take the case", group: "Cases" },
  { id: "case-close", keys: ["c"], label: "Close the case, or all that are chosen", group: "Cases" },
  { id: "case-next", keys: ["n"], label: "Next case", group: "Cases" },
  { id: "case-note", keys: ["i"], label: "Write a note to the case", group: "Cases" },
  { id: "case-choose", keys: ["x"], label: "Choose a case in the queue", group: "Cases", isLocal: true },
  { id: "prompt-new", keys: ["n"], label: "New prompt", group: "Prompts" },
  { id: "prompt-search", keys: ["/"], label: "Search the prompts", group: "Prompts" },
  { id: "prompt-run", keys: ["mod", "enter"], label: "Run the prompt with what its form says", group: "Prompts", isLocal: true },
  { id: "send", keys: ["enter"], label: "Send, or save other words", group: "Writing", isLocal: true },
  { id: "new-line", keys: ["shift", "enter"], label: "New line", group: "Writing", isLocal: true },
  { id: "edit-last", keys: ["up"], label: "In an empty field: edit the last message", group: "Writing", isLocal: true },
  { id: "take-prompt", keys: ["/"], label: "In an empty field: take a prompt of the library", group: "Writing", isLocal: true },
  { id: "leave", keys: ["esc"], label: "Leave the field; close what is open", group: "Writing", isLocal: true },
  { id: "list-down", keys: ["j"], label: "Next in a list", group: "Lists", isLocal: true },
  { id: "list-up", keys: ["k"], label: "Previous in a list", group: "Lists", isLocal: true },
] as const satisfies readonly Shortcut[];

export type ShortcutId = Extract<(typeof SHORTCUTS)[number], unknown>["id"];

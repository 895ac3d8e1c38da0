import { SHORTCUTS, type Shortcut, type ShortcutId } from "./table.ts";

/** What of a key press counts. A letter goes by what it writes, and by its place on keyboards that write no Latin ones. */
export type Press = Pick<KeyboardEvent, "key" | "code" | "metaKey" | "ctrlKey" | "altKey" | "shiftKey">;

type Where = { isMac: boolean; isInField: boolean; areLettersOn: boolean; pending: string | null } & {
  /** Whether something on screen answers to it. */
  isOn(id: ShortcutId): boolean;
};

export type Match = { type: "none" } | { type: "pending"; key: string } | { type: "found"; id: ShortcutId };

export function matchShortcut(press: Press, where: Where): Match {
  const key = keyOf(press);
  const hasMod = where.isMac ? press.metaKey && !press.ctrlKey : press.ctrlKey && !press.metaKey;
  if (press.altKey || ((press.metaKey || press.ctrlKey) && !hasMod)) return { type: "none" };
  if (!hasMod && (where.isInField || !where.areLettersOn)) return { type: "none" };
  const all: readonly Shortcut[] = SHORTCUTS;
  const fitting = all.filter(({ isLocal, keys }) => !isLocal && isPressed(keys, { key, hasMod, hasShift: press.shiftKey }));
  const pair = where.pending === null ? undefined : all.find(({ keys, second }) => keys[0] === where.pending && second === key && !hasMod);
  if (pair) return { type: "found", id: idOf(pair) };
  const first = fitting.find((shortcut) => where.isOn(idOf(shortcut))) ?? fitting[0];
  if (!first) return { type: "none" };
  return first.second === undefined ? { type: "found", id: idOf(first) } : { type: "pending", key };
}

/** Shift is part of what writes a sign such as `?`, so it counts only where the table names it. */
function isPressed(keys: readonly string[], { key, hasMod, hasShift }: { key: string; hasMod: boolean; hasShift: boolean }): boolean {
  const isLetter = key.length === 1 && key >= "a" && key <= "z";
  if (keys.at(-1) !== key || keys.includes("mod") !== hasMod) return false;
  return keys.includes("shift") === hasShift || (!isLetter && !keys.includes("shift"));
}

function keyOf({ key, code }: Press): string {
  const isLatin = key.length === 1 && key.charCodeAt(0) < 128;
  if (!isLatin && code.startsWith("Key")) return code.slice("Key".length).toLowerCase();
  // Brackets need a third hand on many keyboards: their place counts too.
  if (code === "BracketLeft" && key !== "]" && !isLatin) return "[";
  if (code === "BracketRight" && key !== "[" && !isLatin) return "]";
  return key.toLowerCase();
}

function idOf(shortcut: Shortcut): ShortcutId {
  const found = SHORTCUTS.find(({ id }) => id === shortcut.id);
  if (!found) throw new Error(`No shortcut ${shortcut.id}.`);
  return found.id;
}

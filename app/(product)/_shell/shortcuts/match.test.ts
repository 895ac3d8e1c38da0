import { expect, test } from "vitest";
import { matchShortcut, type Press } from "./match.ts";
import { SHORTCUTS, type Shortcut } from "./table.ts";

const all: readonly Shortcut[] = SHORTCUTS;
const where = { isMac: false, isInField: false, areLettersOn: true, pending: null, isOn: () => false };

function press(keys: readonly string[]): Press {
  const key = keys.at(-1) ?? "";
  const code = key.length === 1 && key >= "a" && key <= "z" ? `Key${key.toUpperCase()}` : "";
  return { key, code, ctrlKey: keys.includes("mod"), metaKey: false, altKey: false, shiftKey: keys.includes("shift") || key === "?" };
}

test("there are at least twenty, each listed once under keys of its own", () => {
  const own = all.filter(({ isLocal }) => !isLocal);
  expect(own.length).toBeGreaterThanOrEqual(20);
  // A page has the keys of chat, of cases or of prompts, never of two.
  const kinds: readonly string[] = ["Chat", "Cases", "Prompts"];
  for (const kind of kinds) {
    const there = own.filter(({ group }) => group === kind || !kinds.includes(group));
    expect(new Set(there.map(({ keys: pressed, second }) => [...pressed, second ?? ""].join(" "))).size).toBe(there.length);
  }
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
});

test("no key that begins a pair is a shortcut by itself", () => {
  const starts = new Set(all.flatMap(({ keys, second }) => (second === undefined ? [] : [keys.join(" ")])));
  expect(all.filter(({ keys, second }) => second === undefined && starts.has(keys.join(" ")))).toEqual([]);
});

test("every one of them is found by its own keys", () => {
  for (const { id, keys, second, isLocal } of all) {
    if (isLocal) continue;
    const first = matchShortcut(press(keys), { ...where, isOn: (each) => each === id });
    if (second === undefined) expect(first).toEqual({ type: "found", id });
    else {
      expect(first).toEqual({ type: "pending", key: keys[0] });
      expect(matchShortcut(press([second]), { ...where, pending: keys[0] ?? null })).toEqual({ type: "found", id });
    }
  }
});

test("letters alone do nothing in a field, and nowhere once they are switched off; a modifier works in both", () => {
  for (const off of [{ isInField: true }, { areLettersOn: false }]) {
    for (const { keys, isLocal } of all) {
      if (isLocal) continue;
      const { type } = matchShortcut(press(keys), { ...where, ...off });
      expect(type).toBe(keys.includes("mod") ? "found" : "none");
    }
  }
});

test("what browsers keep for themselves is left to them", () => {
  // Of Chromium, Firefox and Safari: tabs, windows, reload, find, print, save, address, history, close.
  for (const key of ["t", "w", "n", "r", "f", "p", "s", "l", "h", "d", "q"]) {
    expect(matchShortcut(press(["mod", key]), where)).toEqual({ type: "none" });
    expect(matchShortcut({ ...press([key]), altKey: true }, where)).toEqual({ type: "none" });
  }
});

test("a keyboard that writes no Latin letters works by place", () => {
  expect(matchShortcut({ ...press(["r"]), key: "к", code: "KeyR" }, where)).toEqual({ type: "found", id: "chat-regenerate" });
  expect(matchShortcut({ ...press(["["]), key: "х", code: "BracketLeft" }, where)).toEqual({ type: "found", id: "chat-previous" });
});

test("on a Mac the command key is the modifier, and Control is not", () => {
  const k = { ...press(["k"]), metaKey: true };
  expect(matchShortcut(k, { ...where, isMac: true })).toEqual({ type: "found", id: "palette" });
  expect(matchShortcut(press(["mod", "k"]), { ...where, isMac: true })).toEqual({ type: "none" });
});

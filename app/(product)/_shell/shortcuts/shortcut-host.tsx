"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTheme } from "next-themes";
import { useEffect, useRef, useState } from "react";
import { useStoredFlag } from "../use-stored-flag.ts";
import { LETTERS_OFF } from "./letters-off.ts";
import { matchShortcut } from "./match.ts";
import { hasShortcut, runShortcut, useShortcut } from "./use-shortcut.ts";

const ShortcutDialog = dynamic(() => import("./shortcut-dialog.tsx").then((module) => module.ShortcutDialog), { ssr: false });

/** How long the second key of a pair may take. */
const PAIR_MS = 1_200;

/** Reads the keys of every product page. */
export function ShortcutHost() {
  const [areLettersOff] = useStoredFlag(LETTERS_OFF);
  const [isListed, setListed] = useState(false);
  const pending = useRef<{ key: string; until: number } | null>(null);
  useShortcut("help", () => setListed(true));
  useShortcut("help-anywhere", () => setListed((isOpen) => !isOpen));
  usePages();
  useEffect(() => {
    const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const waiting = pending.current && pending.current.until > event.timeStamp ? pending.current.key : null;
      pending.current = null;
      const where = { isMac, isInField: isTaken(event.target), areLettersOn: !areLettersOff, pending: waiting, isOn: hasShortcut };
      const match = matchShortcut(event, where);
      if (match.type === "pending") pending.current = { key: match.key, until: event.timeStamp + PAIR_MS };
      if (match.type === "found" && runShortcut(match.id)) event.preventDefault();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [areLettersOff]);
  return isListed ? <ShortcutDialog onClose={() => setListed(false)} /> : null;
}

/** Fields write letters, menus and dialogs use them for themselves. */
function isTaken(target: EventTarget | null): boolean {
  if (document.querySelector('[role="dialog"][data-state="open"], [role="menu"]')) return true;
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest("input, textarea, select, [role=listbox]") !== null;
}

function usePages(): void {
  const router = useRouter();
  const { resolvedTheme, setTheme } = useTheme();
  useShortcut("go-chat", () => router.push("/chat"));
  useShortcut("go-prompts", () => router.push("/prompts"));
  useShortcut("go-playground", () => router.push("/playground"));
  useShortcut("go-guard", () => router.push("/guard"));
  useShortcut("go-models", () => router.push("/models"));
  useShortcut("go-usage", () => router.push("/usage"));
  useShortcut("go-health", () => router.push("/health/dashboard"));
  useShortcut("go-settings", () => router.push("/settings"));
  useShortcut("theme", () => setTheme(resolvedTheme === "dark" ? "light" : "dark"));
}

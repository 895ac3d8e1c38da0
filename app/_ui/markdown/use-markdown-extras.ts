"use client";

import { useSyncExternalStore } from "react";
import type { Options } from "react-markdown";
import { hasMath } from "./math-delimiters.ts";

type Plugins = NonNullable<Options["rehypePlugins"]>;
export type MarkdownExtras = { remarkPlugins: Plugins; rehypePlugins: Plugins };

const NONE: MarkdownExtras = { remarkPlugins: [], rehypePlugins: [] };
let extras = NONE;
const requested = new Set<"math" | "highlight">();
const listeners = new Set<() => void>();

/** The parsers of math and code colours weigh more than all the rest: each is loaded when the first text needs it. */
export function useMarkdownExtras(text: string): MarkdownExtras {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      if (hasMath(text)) void load("math", loadMath);
      if (/(```|~~~)/.test(text)) void load("highlight", loadHighlight);
      return () => listeners.delete(listener);
    },
    () => extras,
    () => NONE,
  );
}

async function load(name: "math" | "highlight", run: () => Promise<MarkdownExtras>): Promise<void> {
  if (requested.has(name)) return;
  requested.add(name);
  try {
    const added = await run();
    extras = {
      remarkPlugins: [...extras.remarkPlugins, ...added.remarkPlugins],
      rehypePlugins: [...extras.rehypePlugins, ...added.rehypePlugins],
    };
    for (const listener of listeners) listener();
  } catch {
    // The text stays readable without; the next answer tries again.
    requested.delete(name);
  }
}

async function loadMath(): Promise<MarkdownExtras> {
  const { default: remarkMath } = await import("remark-math");
  return { remarkPlugins: [remarkMath], rehypePlugins: [] };
}

async function loadHighlight(): Promise<MarkdownExtras> {
  const { default: rehypeHighlight } = await import("rehype-highlight");
  return { remarkPlugins: [], rehypePlugins: [[rehypeHighlight, { detect: false, plainText: ["math"] }]] };
}

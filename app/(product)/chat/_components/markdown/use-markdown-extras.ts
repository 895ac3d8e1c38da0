"use client";

import { useSyncExternalStore } from "react";
import type { Options } from "react-markdown";
import { hasMath } from "./math-delimiters.ts";

type Plugins = NonNullable<Options["rehypePlugins"]>;
export type MarkdownExtras = { remarkPlugins: Plugins; rehypePlugins: Plugins };

const NONE: Plugins = [];
let math: MarkdownExtras | null = null;
let highlight: Plugins | null = null;
let combined: MarkdownExtras = { remarkPlugins: NONE, rehypePlugins: NONE };
let isMathWanted = false;
let isHighlightWanted = false;
const listeners = new Set<() => void>();

/** Math and highlighting weigh more than all the rest: each is loaded when the first text needs it. */
export function useMarkdownExtras(text: string): MarkdownExtras {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      if (hasMath(text)) void loadMath();
      if (/(```|~~~)/.test(text)) void loadHighlight();
      return () => listeners.delete(listener);
    },
    () => combined,
    () => combined,
  );
}

async function loadMath(): Promise<void> {
  if (isMathWanted) return;
  isMathWanted = true;
  try {
    const { mathPlugins } = await import("./math-plugins.ts");
    math = mathPlugins;
    publish();
  } catch {
    isMathWanted = false;
  }
}

async function loadHighlight(): Promise<void> {
  if (isHighlightWanted) return;
  isHighlightWanted = true;
  try {
    const { default: rehypeHighlight } = await import("rehype-highlight");
    highlight = [[rehypeHighlight, { detect: false }]];
    publish();
  } catch {
    isHighlightWanted = false;
  }
}

function publish(): void {
  combined = { remarkPlugins: math?.remarkPlugins ?? NONE, rehypePlugins: [...(highlight ?? NONE), ...(math?.rehypePlugins ?? NONE)] };
  for (const listener of listeners) listener();
}

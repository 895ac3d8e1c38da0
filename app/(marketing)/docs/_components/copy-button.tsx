"use client";

import { Check, Copy } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "../../../_ui/button.tsx";

/** Copies the code of the box it stands in; where the browser refuses, the code is selected for the person to copy. */
export function CopyButton({ label = "Copy" }: { label?: string }) {
  const [outcome, setOutcome] = useState<"copied" | "selected" | null>(null);
  const button = useRef<HTMLButtonElement>(null);

  async function copy(): Promise<void> {
    const code = [...(button.current?.closest("[data-code-box]")?.querySelectorAll("pre") ?? [])].find((each) => each.checkVisibility());
    if (!code) return;
    try {
      await navigator.clipboard.writeText((code.textContent ?? "").replace(/\n$/, ""));
      setOutcome("copied");
    } catch {
      globalThis.getSelection()?.selectAllChildren(code);
      setOutcome("selected");
    }
  }

  const Icon = outcome === "copied" ? Check : Copy;
  const words = outcome === "copied" ? "Copied" : outcome === "selected" ? "Selected: press Ctrl+C" : label;
  return (
    <Button
      ref={button}
      tone="quiet"
      size="small"
      className="h-7 px-2 noscript:hidden print:hidden"
      onClick={() => void copy()}
      onBlur={() => setOutcome(null)}
    >
      <Icon aria-hidden className="size-3.5" />
      <span aria-live="polite">{words}</span>
    </Button>
  );
}

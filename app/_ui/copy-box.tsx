"use client";

import { Check, Copy } from "lucide-react";
import { Button } from "./button.tsx";
import { useCopy } from "./use-copy.ts";

/** What is to be taken elsewhere letter by letter: a key, a command, an address. */
export function CopyBox({ label, text }: { label: string; text: string }) {
  const { isCopied, copy } = useCopy();
  const Icon = isCopied ? Check : Copy;
  return (
    <div className="flex flex-col items-start gap-2 rounded-md border bg-surface p-3">
      <code className="w-full whitespace-pre-wrap break-all font-mono text-sm">{text}</code>
      <Button size="small" onClick={() => void copy(text)}>
        <Icon aria-hidden className="size-4" />
        <span aria-live="polite">{isCopied ? "Copied" : `Copy ${label}`}</span>
      </Button>
    </div>
  );
}

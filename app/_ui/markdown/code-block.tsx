"use client";

import { Check, Copy } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { IconButton } from "../icon-button.tsx";
import { useCopy } from "../use-copy.ts";

type CodeBlockProps = { language: string | null; children: ReactNode };

export function CodeBlock({ language, children }: CodeBlockProps) {
  const body = useRef<HTMLPreElement>(null);
  const { isCopied, copy } = useCopy();
  return (
    <div className="overflow-hidden rounded-md border bg-canvas">
      <div className="flex h-9 items-center justify-between border-b bg-sunken pr-1 pl-3">
        <span className="font-mono text-ink-soft text-xs">{language ?? "text"}</span>
        <IconButton
          label={isCopied ? "Copied" : "Copy code"}
          icon={isCopied ? Check : Copy}
          onClick={() => void copy(body.current ? readCode(body.current) : "")}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls sideways must be reachable by keyboard. */}
      <pre ref={body} tabIndex={0} className="overflow-x-auto px-3 py-3 font-mono text-sm -outline-offset-2 [overflow-wrap:normal]">
        {children}
      </pre>
    </div>
  );
}

/** The words as written, with each redaction in its textual form. */
function readCode(element: HTMLElement): string {
  const clone = element.cloneNode(true);
  if (!(clone instanceof HTMLElement)) return "";
  for (const block of clone.querySelectorAll("[data-redaction]")) block.replaceWith(`[redacted: ${block.getAttribute("data-redaction")}]`);
  return (clone.textContent ?? "").replace(/\n$/, "");
}

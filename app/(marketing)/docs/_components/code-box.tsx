import type { ReactNode } from "react";
import { CopyButton } from "./copy-button.tsx";
import { HighlightedCode } from "./highlighted-code.tsx";

/** One piece of code under a bar that names it and copies it. */
export function CodeBox({ title, isCopied = true, children }: { title: ReactNode; isCopied?: boolean; children: ReactNode }) {
  return (
    <div data-code-box className="overflow-hidden rounded-md border bg-canvas">
      <div className="flex min-h-9 items-center justify-between gap-2 border-b bg-sunken pr-1 pl-3">
        <div className="min-w-0 text-ink-soft text-xs">{title}</div>
        {isCopied && <CopyButton />}
      </div>
      {children}
    </div>
  );
}

export function JsonBox({ title, value }: { title: string; value: unknown }) {
  return (
    <CodeBox title={title}>
      <HighlightedCode language="json" code={JSON.stringify(value, null, 2)} />
    </CodeBox>
  );
}

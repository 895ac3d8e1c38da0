"use client";

import { Check, Copy, Download, KeyRound } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button } from "../../../../_ui/button.tsx";
import { Notice } from "../../../../_ui/notice.tsx";
import { useCopy } from "../../../../_ui/use-copy.ts";

type RecoveryCodesProps = { codes: readonly string[]; onKept(): void };

/** The one time they are seen: the server keeps only digests of them. */
export function RecoveryCodes({ codes, onKept }: RecoveryCodesProps) {
  const { isCopied, copy } = useCopy();
  const place = useRef<HTMLElement>(null);
  // In braces: newer browsers return a promise, and what an effect returns is called when it ends.
  useEffect(() => {
    place.current?.scrollIntoView({ block: "nearest" });
  }, []);
  const text = `${codes.join("\n")}\n`;
  return (
    <section ref={place} aria-label="Recovery codes" className="flex flex-col gap-3 rounded-md border p-4">
      <Notice tone="info" icon={KeyRound}>
        <p>Keep these recovery codes. They are shown this once.</p>
        <p className="text-ink-soft">Each signs you in once when your second factor is out of reach. Keep them away from your phone.</p>
      </Notice>
      <ol className="grid grid-cols-2 gap-x-4 gap-y-1 font-mono text-sm tabular-nums sm:grid-cols-5">
        {codes.map((code) => (
          <li key={code} className="select-all">
            {code}
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-2">
        <Button size="small" onClick={() => void copy(text)}>
          {isCopied ? <Check aria-hidden className="size-4" /> : <Copy aria-hidden className="size-4" />}
          {isCopied ? "Copied" : "Copy all"}
        </Button>
        <Button size="small" asChild>
          <a download="aegis-recovery-codes.txt" href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}>
            <Download aria-hidden className="size-4" />
            Download
          </a>
        </Button>
        <Button size="small" tone="primary" onClick={onKept}>
          I have kept them
        </Button>
      </div>
    </section>
  );
}

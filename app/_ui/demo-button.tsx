"use client";

import { FlaskConical } from "lucide-react";
import { useState } from "react";
import { createDemo } from "../_client/auth.ts";
import { browserDrafts } from "../_client/browser-drafts.ts";
import { asProblem } from "../_client/problem.ts";
import { Button } from "./button.tsx";

type DemoButtonProps = { size?: "medium" | "large"; tone?: "primary" | "neutral"; className?: string };

/** One click: a fresh organization of the visitor's own, then the chat. */
export function DemoButton({ size = "medium", tone = "neutral", className }: DemoButtonProps) {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function enterDemo() {
    setBusy(true);
    setError(null);
    try {
      browserDrafts().claim((await createDemo()).id);
      window.location.assign("/chat");
    } catch (cause) {
      setError(asProblem(cause).message);
      setBusy(false);
    }
  }

  return (
    <div className="flex flex-col gap-2">
      <Button size={size} tone={tone} onClick={enterDemo} isBusy={isBusy} className={className}>
        {!isBusy && <FlaskConical aria-hidden className="size-4" />}
        Try the demo
      </Button>
      {error !== null && (
        <p role="alert" className="max-w-80 text-blocked text-sm">
          {error}
        </p>
      )}
    </div>
  );
}

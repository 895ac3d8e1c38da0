"use client";

import { MessageSquare } from "lucide-react";
import { useState } from "react";
import { asProblem } from "../../_client/problem.ts";
import { Button } from "../button.tsx";

/** Nothing is sent before somebody asks for it: each message costs money and rings somewhere. */
export function SendCode({ onSend }: { onSend(): Promise<string> }) {
  const [isBusy, setBusy] = useState(false);
  const [status, setStatus] = useState<string | null>(null);
  const send = async () => {
    setBusy(true);
    setStatus(
      await onSend().then(
        (phone) => `Sent to ${phone}.`,
        (error: unknown) => asProblem(error).message,
      ),
    );
    setBusy(false);
  };
  return (
    <div className="flex flex-col items-start gap-2">
      <Button size="small" isBusy={isBusy} onClick={() => void send()}>
        <MessageSquare aria-hidden className="size-4" />
        {status === null ? "Send the code" : "Send another code"}
      </Button>
      <p role="status" className="text-ink-soft text-sm">
        {status}
      </p>
    </div>
  );
}

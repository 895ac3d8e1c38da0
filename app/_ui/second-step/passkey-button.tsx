"use client";

import { CircleAlert, KeyRound } from "lucide-react";
import { useState } from "react";
import { asProblem } from "../../_client/problem.ts";
import { Button } from "../button.tsx";
import { Notice } from "../notice.tsx";

/** `prove` asks the device and the server; the page is left, or the question answered, once it resolves. */
export function PasskeyButton({ prove }: { prove(): Promise<void> }) {
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  async function ask(): Promise<void> {
    setBusy(true);
    setRefusal(null);
    try {
      await prove();
    } catch (error) {
      setRefusal(asProblem(error).message);
      setBusy(false);
    }
  }
  return (
    <div className="flex flex-col gap-4">
      {refusal !== null && (
        <Notice tone="blocked" icon={CircleAlert} isAlert>
          {refusal}
        </Notice>
      )}
      <Button tone="primary" className="h-10" autoFocus isBusy={isBusy} onClick={() => void ask()}>
        <KeyRound aria-hidden className="size-4" />
        Use a passkey
      </Button>
    </div>
  );
}

"use client";

import { Check, Flag } from "lucide-react";
import { useState } from "react";
import type { Turn, Verdict } from "../../../_client/turns.ts";
import { Button } from "../../../_ui/button.tsx";
import { Dialog } from "../../../_ui/dialog.tsx";
import { useStoredFlag } from "../../_shell/use-stored-flag.ts";
import { AppealForm } from "./appeal-form.tsx";

/** On every message that was judged; with words where the guard did something. */
export function AppealButton({ turn }: { turn: Turn }) {
  const [isOpen, setOpen] = useState(false);
  const [isMessageSent, setMessageSent] = useStoredFlag(`aegis.appealed.${turn.jobId}.in`);
  const [isAnswerSent, setAnswerSent] = useStoredFlag(`aegis.appealed.${turn.jobId}.out`);
  const isSent = (stage: Verdict["stage"]) => (stage === "guard_in" ? isMessageSent : isAnswerSent);
  const open = turn.verdicts.filter(({ stage }) => !isSent(stage));
  if (turn.verdicts.length === 0) return null;
  if (open.length === 0) {
    return (
      <span className="inline-flex h-8 items-center gap-1.5 px-2 text-ink-soft text-sm">
        <Check aria-hidden className="size-4" />
        Sent for review
      </span>
    );
  }
  const isProminent = turn.verdicts.some(({ action, verdict }) => action === "block" || action === "redact" || verdict !== "SAFE");
  const markSent = (stage: Verdict["stage"]) => {
    setOpen(false);
    if (stage === "guard_in") setMessageSent(true);
    else setAnswerSent(true);
  };
  return (
    <Dialog
      title="This verdict was wrong"
      isOpen={isOpen}
      onOpen={setOpen}
      tooltip={isProminent ? undefined : "This was wrong"}
      trigger={
        <Button tone={isProminent ? "neutral" : "quiet"} size="small" className="px-2">
          <Flag aria-hidden className="size-4" />
          <span className={isProminent ? undefined : "sr-only"}>This was wrong</span>
        </Button>
      }
    >
      <AppealForm jobId={turn.jobId} verdicts={open} onSent={markSent} onCancel={() => setOpen(false)} />
    </Dialog>
  );
}

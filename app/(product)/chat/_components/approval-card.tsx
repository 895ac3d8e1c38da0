"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Hand } from "lucide-react";
import { useId, useState } from "react";
import { toast } from "sonner";
import { asProblem } from "../../../_client/problem.ts";
import { type Approval, decideToolCall } from "../../../_client/tool-calls.ts";
import type { Turn } from "../../../_client/turns.ts";
import { refreshLatestTurns } from "../../../_client/use-turns.ts";
import { Button } from "../../../_ui/button.tsx";
import { nameOfTool } from "./tool-words.ts";

type ApprovalCardProps = { turn: Turn; approval: Approval; isWriter: boolean };

/** What the assistant wants to do, word for word, and the two answers to it. Nothing is done before one of them is given. */
export function ApprovalCard({ turn, approval, isWriter }: ApprovalCardProps) {
  const client = useQueryClient();
  const titleId = useId();
  const [sent, setSent] = useState<"approved" | "declined" | null>(null);
  const decide = async (answer: "approved" | "declined") => {
    setSent(answer);
    try {
      await decideToolCall(turn.jobId, approval, answer);
    } catch (error) {
      setSent(null);
      toast.error("Your answer did not count", { description: asProblem(error).message });
    }
    await refreshLatestTurns(client, turn.chatId);
  };
  return (
    <section aria-labelledby={titleId} className="flex flex-col gap-3 rounded-md border border-line-strong/50 bg-surface p-4">
      <p id={titleId} className="flex items-center gap-2 font-medium text-base">
        <Hand aria-hidden className="size-4 shrink-0 text-accent-ink" />
        The assistant asks to use: {nameOfTool(approval.tool)}
      </p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
        {approval.fields.map(({ label, text }) => (
          <div key={label} className="contents">
            <dt className="text-ink-soft">{label}</dt>
            <dd className="min-w-0 whitespace-pre-wrap [overflow-wrap:anywhere]">{text}</dd>
          </div>
        ))}
      </dl>
      {isWriter ? (
        <div className="flex flex-wrap gap-2">
          <Button size="small" tone="primary" isBusy={sent === "approved"} disabled={sent !== null} onClick={() => void decide("approved")}>
            Approve
          </Button>
          <Button size="small" isBusy={sent === "declined"} disabled={sent !== null} onClick={() => void decide("declined")}>
            Decline
          </Button>
        </div>
      ) : (
        <p className="text-ink-soft text-sm">Your role does not include answering this.</p>
      )}
      <p className="text-ink-soft text-xs">If you approve, exactly this is done, once. The question ends 24 hours after it was asked.</p>
      <p role="status" className="sr-only">
        The assistant asks for your approval.
      </p>
    </section>
  );
}

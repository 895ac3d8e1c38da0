"use client";

import { useState } from "react";
import type { SafetyLease } from "../../../../_client/failsafe-leases.ts";
import { canWrite, useMe, worksCases } from "../../../../_client/use-me.ts";
import { Button } from "../../../../_ui/button.tsx";
import { TextDialog } from "../../_shell/text-dialog.tsx";
import { useDecideLease } from "../_hooks/use-decide-lease.ts";
import { ExtendDialog } from "./extend-dialog.tsx";

const QUESTIONS = {
  approve: { title: "Approve", text: "When enough people approve, it may act until the time is over.", action: "Approve" },
  decline: { title: "Decline", text: "Whoever asked sees your reason. They may ask again.", action: "Decline" },
  end: { title: "End it now", text: "It may not act any more, from now on. It can be asked for again.", action: "End it" },
  withdraw: { title: "Take the request back", text: "The votes so far are void. It can be asked for again.", action: "Take it back" },
} as const;
type Asked = keyof typeof QUESTIONS | "extend";

export function LeaseActions({ lease, isOpen }: { lease: SafetyLease; isOpen: boolean }) {
  const me = useMe().data;
  const [asked, setAsked] = useState<Asked | null>(null);
  if (!me) return null;
  const isOwn = lease.ask?.requestedBy === me.id;
  const hasVoted = lease.ask?.votes.some(({ userId }) => userId === me.id) ?? false;
  const mayVote = isOpen && worksCases(me) && !isOwn && !hasVoted;
  const mayExtend = canWrite(me) && !isOpen && lease.state === "VALID" && !lease.isStanding && lease.extensionsLeft > 0;
  const mayEnd = !lease.isStanding && (lease.state === "VALID" || lease.state === "PENDING") && (worksCases(me) || (isOwn && canWrite(me)));
  return (
    <div className="flex flex-wrap items-center gap-2">
      {mayVote && (
        <>
          <Button size="small" tone="primary" onClick={() => setAsked("approve")}>
            Approve
          </Button>
          <Button size="small" onClick={() => setAsked("decline")}>
            Decline
          </Button>
        </>
      )}
      {mayExtend && (
        <Button size="small" onClick={() => setAsked("extend")}>
          Extend
        </Button>
      )}
      {mayEnd && (
        <Button size="small" tone="quiet" onClick={() => setAsked(lease.state === "PENDING" ? "withdraw" : "end")}>
          {lease.state === "PENDING" ? "Take the request back" : "End it"}
        </Button>
      )}
      {isOpen && isOwn && <p className="text-ink-soft">You asked, so others vote.</p>}
      {isOpen && hasVoted && <p className="text-ink-soft">You have voted.</p>}
      {asked === "extend" && <ExtendDialog lease={lease} onClose={() => setAsked(null)} />}
      {asked !== null && asked !== "extend" && <DecisionDialog lease={lease} asked={asked} onClose={() => setAsked(null)} />}
    </div>
  );
}

function DecisionDialog({ lease, asked, onClose }: { lease: SafetyLease; asked: keyof typeof QUESTIONS; onClose(): void }) {
  const decide = useDecideLease();
  return (
    <TextDialog
      {...QUESTIONS[asked]}
      reasonLabel="Reason"
      isBusy={decide.isPending}
      onClose={onClose}
      onDecide={({ reason }) => {
        const decision =
          asked === "end" ? { type: "end" as const, reason } : { type: "votes" as const, approve: asked === "approve", reason };
        decide.mutate({ of: lease, decision }, { onSuccess: onClose });
      }}
    />
  );
}

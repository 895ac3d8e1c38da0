"use client";

import { CircleCheck, CircleSlash, CircleX, Hourglass, type LucideIcon } from "lucide-react";
import { useState } from "react";
import { decidePromotion, type Promotion, withdrawPromotion } from "../../../../../_client/prompt-versions.ts";
import { useMemberNames } from "../../../../../_client/use-member-names.ts";
import { Badge, type BadgeTone } from "../../../../../_ui/badge.tsx";
import { Button } from "../../../../../_ui/button.tsx";
import { formatMoment } from "../../../../_report/format-moment.ts";
import { useVersionDeed } from "../_hooks/use-version-deed.ts";
import { ReasonDialog } from "./reason-dialog.tsx";

const LOOKS: Readonly<Record<Promotion["state"], { word: string; tone: BadgeTone; icon: LucideIcon }>> = {
  open: { word: "Waiting", tone: "info", icon: Hourglass },
  approved: { word: "Approved", tone: "safe", icon: CircleCheck },
  declined: { word: "Declined", tone: "blocked", icon: CircleX },
  withdrawn: { word: "Withdrawn", tone: "neutral", icon: CircleSlash },
};

const QUESTIONS = {
  approve: { title: "Agree", text: "The label moves at once. Whatever runs it gets this version.", action: "Agree" },
  decline: { title: "Decline", text: "Whoever asked reads your reason. They may ask again.", action: "Decline" },
} as const;

export function PromotionItem({ promptId, promotion }: { promptId: string; promotion: Promotion }) {
  const { nameOf } = useMemberNames();
  const { version, label, from, state, reason, requestedBy, requestedAt, decidedBy, decisionReason } = promotion;
  const look = LOOKS[state];
  return (
    <li className="flex min-w-0 flex-col gap-2 rounded-md border p-3 text-sm">
      <p className="flex flex-wrap items-center gap-2">
        <Badge tone={look.tone} icon={look.icon}>
          {look.word}
        </Badge>
        <span>
          Version {version} to {label}
          {from !== null && <span className="text-ink-soft"> in place of {from}</span>}
        </span>
      </p>
      <p className="wrap-anywhere">
        {nameOf(requestedBy)} asked on {formatMoment(requestedAt)} UTC: “{reason}”
      </p>
      {state !== "open" && decidedBy !== null && (
        <p className="wrap-anywhere">
          {nameOf(decidedBy)} {state === "withdrawn" ? "took it back" : state}
          {decisionReason !== null && `: “${decisionReason}”`}
        </p>
      )}
      {state === "open" && <Decision promptId={promptId} promotion={promotion} />}
    </li>
  );
}

function Decision({ promptId, promotion }: { promptId: string; promotion: Promotion }) {
  const [asked, setAsked] = useState<keyof typeof QUESTIONS | null>(null);
  const deed = useVersionDeed(promptId);
  const { id, version, label, canDecide, canWithdraw, own } = promotion;
  const decide = (approve: boolean, reason: string) => {
    const done = approve ? `${label} is version ${version}` : "Declined";
    deed.mutate({ run: () => decidePromotion(promptId, id, { approve, reason }), done }, { onSuccess: () => setAsked(null) });
  };
  return (
    <div className="flex flex-wrap items-center gap-2">
      {canDecide && (
        <>
          <Button size="small" tone="primary" onClick={() => setAsked("approve")}>
            Agree
          </Button>
          <Button size="small" onClick={() => setAsked("decline")}>
            Decline
          </Button>
        </>
      )}
      {canWithdraw && (
        <Button
          size="small"
          tone="quiet"
          isBusy={deed.isPending}
          onClick={() => deed.mutate({ run: () => withdrawPromotion(promptId, id), done: "Taken back" })}
        >
          Take it back
        </Button>
      )}
      {own.length > 0 && (
        <span className="text-ink-soft">You {own.includes("requested") ? "asked" : "wrote this version"}, so somebody else decides.</span>
      )}
      {asked !== null && (
        <ReasonDialog
          {...QUESTIONS[asked]}
          isBusy={deed.isPending}
          onClose={() => setAsked(null)}
          onDecide={(reason) => decide(asked === "approve", reason)}
        />
      )}
    </div>
  );
}

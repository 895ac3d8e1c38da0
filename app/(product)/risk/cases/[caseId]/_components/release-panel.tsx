"use client";

import { Hourglass } from "lucide-react";
import { useState } from "react";
import type { CaseDetail } from "../../../../../_client/risk-cases.ts";
import { useMe, worksCases } from "../../../../../_client/use-me.ts";
import { Button } from "../../../../../_ui/button.tsx";
import { Notice } from "../../../../../_ui/notice.tsx";
import { formatMoment } from "../../../../_report/format-moment.ts";
import { useDecideCase } from "../../_hooks/use-decide-case.ts";
import { ReasonDialog } from "./reason-dialog.tsx";

const QUESTIONS = {
  "release/approve": {
    title: "Approve the release",
    text: "Every held transaction of this case goes through. You may be asked to prove again that it is you.",
    label: "Approve the release",
  },
  "release/decline": { title: "Decline the release", text: "The money stays held.", label: "Decline" },
} as const;

const WITHDRAW = {
  title: "Withdraw your request",
  text: "The money stays held, and the case can be worked on.",
  label: "Withdraw",
} as const;

/** Who asked, who may decide, and until when. */
export function ReleasePanel({ of, nameOf }: { of: CaseDetail; nameOf(userId: string): string }) {
  const me = useMe().data;
  const decide = useDecideCase();
  const [asked, setAsked] = useState<keyof typeof QUESTIONS | null>(null);
  const { release } = of;
  if (release === null) return null;
  const isOwn = me?.id === release.requestedBy;
  const question = asked === "release/decline" && isOwn ? WITHDRAW : asked && QUESTIONS[asked];
  return (
    <Notice tone="redacted" icon={Hourglass}>
      <p>A release of {of.heldCount === 1 ? "1 transaction" : `${of.heldCount} transactions`} is asked for</p>
      <p className="wrap-anywhere">
        By {nameOf(release.requestedBy)} on {formatMoment(release.requestedAt)} UTC: “{release.reason}”.{" "}
        {release.isExpired
          ? "The request is older than a day: it has to be made again."
          : `It lapses on ${formatMoment(release.expiresAt)} UTC.`}
      </p>
      {isOwn && !release.isExpired && <p>You asked, so somebody else has to decide: any other analyst, admin or owner.</p>}
      {me && worksCases(me) && (
        <div className="mt-2 flex flex-wrap gap-2">
          {!isOwn && !release.isExpired && (
            <Button size="small" tone="primary" onClick={() => setAsked("release/approve")}>
              Approve
            </Button>
          )}
          <Button size="small" onClick={() => setAsked("release/decline")}>
            {isOwn ? "Withdraw" : "Decline"}
          </Button>
        </div>
      )}
      {asked && question && (
        <ReasonDialog
          question={question}
          isBusy={decide.isPending}
          onClose={() => setAsked(null)}
          onDecide={(reason) => decide.mutate({ of, decision: { type: asked, reason } }, { onSuccess: () => setAsked(null) })}
        />
      )}
    </Notice>
  );
}

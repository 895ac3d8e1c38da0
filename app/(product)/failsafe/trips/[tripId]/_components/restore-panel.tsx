"use client";

import { Hourglass } from "lucide-react";
import { useState } from "react";
import type { SafetyTrip } from "../../../../../_client/failsafe-trips.ts";
import { useMe, worksCases } from "../../../../../_client/use-me.ts";
import { Button } from "../../../../../_ui/button.tsx";
import { Notice } from "../../../../../_ui/notice.tsx";
import { formatMoment } from "../../../../_report/format-moment.ts";
import { TextDialog } from "../../../_shell/text-dialog.tsx";
import { useDecideTrip } from "../_hooks/use-decide-trip.ts";

type RestorePanelProps = { trip: SafetyTrip; nameOf(userId: string): string };

/** Who asked for its return, who may decide, and until when. */
export function RestorePanel({ trip, nameOf }: RestorePanelProps) {
  const me = useMe().data;
  const [asked, setAsked] = useState<"approve" | "decline" | null>(null);
  const { restore } = trip;
  if (restore === null) return null;
  const isOwn = me?.id === restore.requestedBy;
  const mayApprove = !isOwn && !restore.isExpired && trip.ownerId !== me?.id;
  return (
    <Notice tone="redacted" icon={Hourglass}>
      <p>A restore is asked for</p>
      <p className="wrap-anywhere">
        By {nameOf(restore.requestedBy)} on {formatMoment(restore.requestedAt)} UTC: “{restore.reason}”.{" "}
        {restore.isExpired ? "The request is too old: it has to be made again." : `It lapses on ${formatMoment(restore.expiresAt)} UTC.`}
      </p>
      {isOwn && !restore.isExpired && <p>You asked, so somebody else has to decide.</p>}
      {!isOwn && trip.ownerId === me?.id && <p>It is your own key or session, so two others have to decide.</p>}
      {worksCases(me) && (
        <div className="mt-2 flex flex-wrap gap-2">
          {mayApprove && (
            <Button size="small" tone="primary" onClick={() => setAsked("approve")}>
              Approve the restore
            </Button>
          )}
          <Button size="small" onClick={() => setAsked("decline")}>
            {isOwn ? "Withdraw" : "Decline"}
          </Button>
        </div>
      )}
      {asked !== null && <RestoreDialog trip={trip} asked={asked} isOwn={isOwn} onClose={() => setAsked(null)} />}
    </Notice>
  );
}

type RestoreDialogProps = { trip: SafetyTrip; asked: "approve" | "decline"; isOwn: boolean; onClose(): void };

function RestoreDialog({ trip, asked, isOwn, onClose }: RestoreDialogProps) {
  const decide = useDecideTrip();
  if (asked === "approve")
    return (
      <TextDialog
        title="Approve the restore"
        text="It acts again at once. You may be asked to prove again that it is you."
        action="Approve the restore"
        phrase={trip.restorePhrase}
        isBusy={decide.isPending}
        onClose={onClose}
        onDecide={({ phrase }) => decide.mutate({ of: trip, decision: { type: "restore", phrase } }, { onSuccess: onClose })}
      />
    );
  return (
    <TextDialog
      title={isOwn ? "Withdraw your request" : "Decline the restore"}
      text="It stays tripped. The restore can be asked for again."
      action={isOwn ? "Withdraw" : "Decline"}
      reasonLabel="Reason"
      isBusy={decide.isPending}
      onClose={onClose}
      onDecide={({ reason }) => decide.mutate({ of: trip, decision: { type: "decline", reason } }, { onSuccess: onClose })}
    />
  );
}

"use client";

import { useQueryClient } from "@tanstack/react-query";
import { CalendarClock, Download } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { cancelDeletion, continueDeletion, type Deletion, RECEIPT_PATH } from "../../../../_client/privacy.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Notice } from "../../../../_ui/notice.tsx";
import { formatMoment } from "../../../_report/format-moment.ts";

export function ScheduledDeletion({ deletion }: { deletion: Deletion }) {
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const decide = async (run: () => Promise<Deletion>) => {
    setBusy(true);
    try {
      client.setQueryData(queryKeys.accountDeletion, await run());
    } catch (error) {
      toast.error("That was not possible", { description: asProblem(error).message });
    }
    setBusy(false);
  };
  const when = deletion.dueAt === null ? "soon" : `on ${formatMoment(deletion.dueAt)} UTC`;
  return (
    <>
      <Notice tone="blocked" icon={CalendarClock}>
        {deletion.needsChoice && <p>You asked for your account to be deleted, and have signed in since. Do you still want it?</p>}
        <p>{deletion.state === "begun" ? "The deletion of your account has begun." : `Your account will be deleted ${when}.`}</p>
      </Notice>
      <div className="flex flex-wrap gap-2">
        {deletion.state === "scheduled" && (
          <Button tone="primary" isBusy={isBusy} onClick={() => void decide(cancelDeletion)}>
            Keep my account
          </Button>
        )}
        {deletion.needsChoice && (
          <Button isBusy={isBusy} onClick={() => void decide(continueDeletion)}>
            Go on with the deletion
          </Button>
        )}
        <Button asChild>
          <a href={RECEIPT_PATH} download="aegis-receipt.json">
            <Download aria-hidden className="size-4" />
            Signed receipt
          </a>
        </Button>
      </div>
    </>
  );
}

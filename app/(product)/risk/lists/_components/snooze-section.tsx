"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { toast } from "sonner";
import { itemsOf, pagesOf } from "../../../../_client/pages.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { endSnooze, listSnoozes, type Snooze } from "../../../../_client/risk-lists.ts";
import { useMe } from "../../../../_client/use-me.ts";
import { Button } from "../../../../_ui/button.tsx";
import { formatMoment } from "../../../_report/format-moment.ts";
import { RowSection } from "../../../_report/row-section.tsx";

const STATE_WORDS = { open: "Sleeps", elapsed: "Has run out", ended: "Was ended" } as const;
const ROLES = new Set(["OWNER", "ADMIN", "ANALYST"]);

/** Rules that say nothing of an account for a while; they are set on the account's page. */
export function SnoozeSection() {
  const pages = useInfiniteQuery(pagesOf(queryKeys.riskSnoozes, listSnoozes));
  const canEnd = ROLES.has(useMe().data?.role ?? "");
  const snoozes = itemsOf(pages.data);
  return (
    <RowSection title="Snoozed rules" pages={pages} isEmpty={snoozes.length === 0 && !pages.isSuccess}>
      {snoozes.length === 0 ? (
        <p className="text-ink-soft text-sm">
          No rule sleeps. An analyst can snooze one for an account on the account's page, for up to 90 days.
        </p>
      ) : (
        <ul aria-label="Snoozed rules" className="flex flex-col">
          {snoozes.map((snooze) => (
            <SnoozeRow key={snooze.id} snooze={snooze} canEnd={canEnd} />
          ))}
        </ul>
      )}
    </RowSection>
  );
}

function SnoozeRow({ snooze, canEnd }: { snooze: Snooze; canEnd: boolean }) {
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const { id, accountKey, rule, until, reason, state, applied } = snooze;
  const end = async (): Promise<void> => {
    setBusy(true);
    try {
      await endSnooze(id);
      toast("The rule speaks again");
    } catch (error) {
      toast.error("The snooze was not ended", { description: asProblem(error).message });
    } finally {
      setBusy(false);
      void client.invalidateQueries({ queryKey: queryKeys.riskSnoozes });
    }
  };
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-1 border-b py-2.5 text-sm last:border-0">
      <div className="min-w-48 flex-1">
        <p>
          <span className="font-mono text-xs">{rule}</span> for{" "}
          <Link href={`/risk/accounts/${encodeURIComponent(accountKey)}`} className="break-all text-accent-ink hover:underline">
            {accountKey}
          </Link>
        </p>
        <p className="text-ink-soft text-xs [overflow-wrap:anywhere]">{reason}</p>
      </div>
      <p className="text-ink-soft text-xs">
        {STATE_WORDS[state]}, until {formatMoment(until)}; kept quiet {applied} {applied === 1 ? "time" : "times"}
      </p>
      {canEnd && state === "open" && (
        <Button size="small" aria-label={`End: ${rule}`} isBusy={isBusy} onClick={() => void end()}>
          End
        </Button>
      )}
    </li>
  );
}

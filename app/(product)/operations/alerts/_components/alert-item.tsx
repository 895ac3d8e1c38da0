"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { BellOff, CircleAlert, CircleCheck, Clock, type LucideIcon, TriangleAlert, UserCheck } from "lucide-react";
import { toast } from "sonner";
import { type Alert, acknowledgeAlert } from "../../../../_client/alerts.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Badge, type BadgeTone } from "../../../../_ui/badge.tsx";
import { Button } from "../../../../_ui/button.tsx";
import { formatMoment } from "../../../_report/format-moment.ts";
import { SilenceDialog } from "./silence-dialog.tsx";

/** One thing that is wrong, or was: since when, how far, what to do. */
export function AlertItem({ alert }: { alert: Alert }) {
  const { title, subject, summary, runbook, startedAt, resolvedAt, firings, acknowledgedAt, silencedUntil, state } = alert;
  const queries = useQueryClient();
  const acknowledge = useMutation({
    mutationFn: () => acknowledgeAlert(alert.id),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: queryKeys.alerts });
      toast("You have taken it on: nobody is reminded any more");
    },
    onError: (error) => toast.error(asProblem(error).message),
  });
  const { tone, icon, word } = lookOf(alert);
  return (
    <li className="flex flex-col gap-2 rounded-md border p-3">
      <div className="flex flex-wrap items-center gap-2">
        <Badge tone={tone} icon={icon}>
          {word}
        </Badge>
        {acknowledgedAt !== null && (
          <Badge tone="info" icon={UserCheck}>
            Taken on
          </Badge>
        )}
        {silencedUntil !== null && (
          <Badge tone="neutral" icon={BellOff}>
            Silent until {formatMoment(silencedUntil)}
          </Badge>
        )}
        <h3 className="min-w-0 break-words font-medium text-sm">{subject === "" ? title : `${title} (${subject})`}</h3>
      </div>
      <p className="text-sm">{summary}</p>
      <p className="text-ink-soft text-sm">
        {seenOf(alert)}Since <time dateTime={startedAt}>{formatMoment(startedAt)}</time>
        {resolvedAt !== null && `, over at ${formatMoment(resolvedAt)}`}
        {firings > 1 && `, ${firings} times`}. What to do: <code className="break-all font-mono text-xs">{runbook}</code>
      </p>
      {state !== "resolved" && (
        <div className="flex flex-wrap gap-2">
          {acknowledgedAt === null && state === "firing" && (
            <Button size="small" isBusy={acknowledge.isPending} onClick={() => acknowledge.mutate()}>
              Take it on
            </Button>
          )}
          {silencedUntil === null && <SilenceDialog alert={alert} />}
        </div>
      )}
    </li>
  );
}

function lookOf({ state, severity }: Alert): { tone: BadgeTone; icon: LucideIcon; word: string } {
  if (state === "resolved") return { tone: "safe", icon: CircleCheck, word: "Over" };
  if (state === "pending") return { tone: "neutral", icon: Clock, word: "Pending" };
  return severity === "critical"
    ? { tone: "blocked", icon: CircleAlert, word: "Critical" }
    : { tone: "redacted", icon: TriangleAlert, word: "Warning" };
}

function seenOf({ value, threshold, unit }: Alert): string {
  if (value === null || unit === "up") return "";
  const say = (amount: number) =>
    unit === "share"
      ? `${(amount * 100).toFixed(1)} %`
      : `${Number(amount.toFixed(2))}${unit === "seconds" ? " s" : unit === "count" ? "" : " a minute"}`;
  return `Seen: ${say(value)}, limit ${say(threshold)}. `;
}

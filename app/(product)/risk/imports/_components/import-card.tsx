"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Ban, CircleCheck, CircleX, Clock, FileWarning, LoaderCircle, type LucideIcon, SearchCheck } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { toast } from "sonner";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { cancelRiskImport, type RiskImport } from "../../../../_client/risk-imports.ts";
import { Badge, type BadgeTone } from "../../../../_ui/badge.tsx";
import { Button } from "../../../../_ui/button.tsx";
import { formatBytes, formatCount } from "../../../../_ui/format-amounts.ts";
import { formatMoment } from "../../../_report/format-moment.ts";
import { BrokenRows } from "./broken-rows.tsx";
import { describeImport } from "./import-words.ts";

const LOOKS: Readonly<Record<RiskImport["state"], { word: string; tone: BadgeTone; icon: LucideIcon }>> = {
  receiving: { word: "Not started", tone: "neutral", icon: Clock },
  queued: { word: "Waiting", tone: "info", icon: Clock },
  running: { word: "Running", tone: "info", icon: LoaderCircle },
  checked: { word: "Checked", tone: "info", icon: SearchCheck },
  refused: { word: "Refused", tone: "redacted", icon: FileWarning },
  done: { word: "Imported", tone: "safe", icon: CircleCheck },
  cancelled: { word: "Cancelled", tone: "neutral", icon: Ban },
  failed: { word: "Failed", tone: "blocked", icon: CircleX },
};
const STARTABLE: ReadonlySet<RiskImport["state"]> = new Set(["receiving", "checked", "refused", "failed"]);

type ImportCardProps = { item: RiskImport; isWriter: boolean; isOpen: boolean; onOpen(): void };

export function ImportCard({ item, isWriter, isOpen, onOpen }: ImportCardProps) {
  const client = useQueryClient();
  const [areBrokenShown, setBrokenShown] = useState(false);
  const cancel = useMutation({
    mutationFn: () => cancelRiskImport(item.id),
    onError: (error) => toast.error("Not cancelled", { description: error.message }),
    onSettled: () => void client.invalidateQueries({ queryKey: queryKeys.riskImports }),
  });
  const { word, tone, icon } = LOOKS[item.state];
  const isUnderWay = item.state === "queued" || item.state === "running";
  const refused = item.broken + item.conflicting;
  return (
    <li className="flex flex-col gap-2 rounded-md border p-3">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="min-w-0 break-all font-medium text-base">{item.name}</h3>
        <Badge tone={tone} icon={icon}>
          {word}
        </Badge>
        <p className="text-ink-faint text-xs">
          {formatBytes(item.sizeBytes)}, {formatMoment(item.createdAt)}
        </p>
      </div>
      <p aria-live="polite" className="text-sm">
        {describeImport(item)}
      </p>
      {isUnderWay && <Progress item={item} />}
      {item.state === "done" && item.judged > 0 && <Decisions item={item} />}
      <div className="flex flex-wrap gap-2">
        {isWriter && isUnderWay && (
          <Button size="small" isBusy={cancel.isPending} onClick={() => cancel.mutate()}>
            Cancel
          </Button>
        )}
        {isWriter && !isOpen && STARTABLE.has(item.state) && (
          <Button size="small" onClick={onOpen}>
            {item.state === "receiving" ? "Continue" : "Start again"}
          </Button>
        )}
        {refused > 0 && (
          <Button size="small" aria-expanded={areBrokenShown} onClick={() => setBrokenShown(!areBrokenShown)}>
            {areBrokenShown ? "Hide" : "Show"} {formatCount(refused)} {refused === 1 ? "row" : "rows"} not taken
          </Button>
        )}
      </div>
      {areBrokenShown && refused > 0 && <BrokenRows importId={item.id} />}
    </li>
  );
}

function Progress({ item }: { item: RiskImport }) {
  const isCounted = item.phase === "judge" && item.rows !== null;
  return (
    <progress
      aria-label={`Progress of ${item.name}`}
      className="h-2 w-full"
      {...(isCounted && { value: item.read, max: Math.max(1, item.rows ?? 1) })}
    />
  );
}

const WORTH_A_LOOK = ["review", "hold", "block"] as const;

/** What was decided; those somebody should look at have become cases. */
function Decisions({ item: { decisions } }: { item: RiskImport }) {
  const count = WORTH_A_LOOK.reduce((sum, decision) => sum + (decisions[decision] ?? 0), 0);
  if (count === 0) return <p className="text-ink-soft text-sm">None of them needs a look.</p>;
  return (
    <p className="text-sm">
      {formatCount(count)} to look at:{" "}
      {WORTH_A_LOOK.flatMap((decision) => (decisions[decision] ? [`${formatCount(decisions[decision])} ${decision}`] : [])).join(", ")}.{" "}
      <Link href="/risk/cases" className="underline">
        Open cases
      </Link>
    </p>
  );
}

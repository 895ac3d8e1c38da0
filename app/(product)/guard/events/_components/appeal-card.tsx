"use client";

import { type InfiniteData, useMutation, useQueryClient } from "@tanstack/react-query";
import { Check, CircleDot, type LucideIcon, X } from "lucide-react";
import { toast } from "sonner";
import { type Appeal, type AppealState, decideAppeal } from "../../../../_client/guard-appeals.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { Badge, type BadgeTone } from "../../../../_ui/badge.tsx";
import { Button } from "../../../../_ui/button.tsx";
import { TextBox } from "../../../../_ui/text-box.tsx";
import { ACTION_LOOKS, formatScore, STAGE_NAMES, VERDICT_LOOKS } from "../../../../_ui/verdicts.ts";
import { formatMoment } from "../../../_report/format-moment.ts";

const STATE_LOOKS: Readonly<Record<AppealState, { word: string; tone: BadgeTone; icon: LucideIcon }>> = {
  open: { word: "Open", tone: "info", icon: CircleDot },
  accepted: { word: "The guard was wrong", tone: "redacted", icon: Check },
  dismissed: { word: "Dismissed", tone: "neutral", icon: X },
};

type AppealCardProps = { appeal: Appeal; canDecide: boolean };

export function AppealCard({ appeal, canDecide }: AppealCardProps) {
  const { stage, state, verdict, text, note, createdAt } = appeal;
  const look = STATE_LOOKS[state];
  const action = ACTION_LOOKS[verdict.action ?? "allow"];
  return (
    <li className="flex min-w-0 flex-col gap-3 rounded-md border p-4">
      <div className="flex flex-wrap items-center gap-2">
        <Badge tone={look.tone} icon={look.icon}>
          {look.word}
        </Badge>
        <span className="text-sm">
          {STAGE_NAMES[stage]}: {VERDICT_LOOKS[verdict.verdict].word.toLowerCase()}, {action.word.toLowerCase()}, score{" "}
          <span className="font-mono tabular-nums">{formatScore(verdict.score)}</span>
        </span>
        <time dateTime={createdAt} className="ml-auto font-mono text-ink-soft text-xs tabular-nums">
          {formatMoment(createdAt)} UTC
        </time>
      </div>
      {note !== null && <p className="text-sm [overflow-wrap:anywhere]">“{note}”</p>}
      {text === null ? (
        <p className="text-ink-soft text-xs">The text is shown to those who decide.</p>
      ) : (
        <TextBox label="The text that was judged" className="max-h-40">
          {text}
        </TextBox>
      )}
      {canDecide && <Decision appeal={appeal} />}
    </li>
  );
}

function Decision({ appeal }: { appeal: Appeal }) {
  const client = useQueryClient();
  const decide = useMutation({
    mutationFn: (decision: Exclude<AppealState, "open">) => decideAppeal(appeal.id, decision),
    onSuccess: (decided) => {
      client.setQueriesData<InfiniteData<{ items: Appeal[] }>>({ queryKey: ["guard-appeals"] }, (data) => data && put(data, decided));
    },
    onError: (error) => toast.error("Not decided", { description: asProblem(error).message }),
  });
  const isChosen = (state: AppealState) => appeal.state === state;
  return (
    <div className="flex flex-wrap gap-2">
      <Button
        size="small"
        aria-pressed={isChosen("accepted")}
        disabled={decide.isPending || isChosen("accepted")}
        onClick={() => decide.mutate("accepted")}
      >
        <Check aria-hidden className="size-4" />
        The guard was wrong
      </Button>
      <Button
        size="small"
        aria-pressed={isChosen("dismissed")}
        disabled={decide.isPending || isChosen("dismissed")}
        onClick={() => decide.mutate("dismissed")}
      >
        <X aria-hidden className="size-4" />
        Dismiss
      </Button>
    </div>
  );
}

function put(data: InfiniteData<{ items: Appeal[] }>, decided: Appeal): InfiniteData<{ items: Appeal[] }> {
  return {
    ...data,
    pages: data.pages.map((page) => ({ ...page, items: page.items.map((each) => (each.id === decided.id ? decided : each)) })),
  };
}

"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CircleCheck, OctagonX, Pencil, Trash2, TriangleAlert } from "lucide-react";
import { useRef, useState } from "react";
import { type Budget, updateBudget } from "../../../../_client/budgets.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Badge } from "../../../../_ui/badge.tsx";
import { formatMoney } from "../../../../_ui/format-amounts.ts";
import { IconButton } from "../../../../_ui/icon-button.tsx";
import { BudgetBar } from "./budget-bar.tsx";
import { levelOf, resetWords } from "./budget-words.ts";
import { CapForm } from "./cap-form.tsx";
import { toDollars } from "./parse-dollars.ts";

const ICONS = { safe: CircleCheck, redacted: TriangleAlert, blocked: OctagonX } as const;

type BudgetCardProps = { budget: Budget; name: string; canEdit: boolean; onDelete(): void };

export function BudgetCard({ budget, name, canEdit, onDelete }: BudgetCardProps) {
  const [isEditing, setEditing] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const { capMicros, percent, resetsAt } = budget;
  const level = levelOf(percent);
  const close = () => {
    setEditing(false);
    opener.current?.focus();
  };
  return (
    <li className="flex flex-col gap-3 rounded-md border p-4">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-1">
        <div className="mr-auto min-w-0">
          <h2 className="break-words font-medium text-base">{name}</h2>
          <p className="text-ink-soft text-sm">
            <span className="font-mono tabular-nums">{percent} %</span> of{" "}
            <span className="font-mono tabular-nums">{formatMoney(capMicros)}</span>; starts anew {resetWords(resetsAt)}
          </p>
        </div>
        <Badge tone={level.tone} icon={ICONS[level.tone]}>
          {level.word}
        </Badge>
        {canEdit && (
          <div className="flex">
            <IconButton
              ref={opener}
              label={`Change budget: ${name}`}
              icon={Pencil}
              onClick={() => setEditing(!isEditing)}
              aria-expanded={isEditing}
            />
            <IconButton label={`Delete budget: ${name}`} icon={Trash2} onClick={onDelete} />
          </div>
        )}
      </div>
      <BudgetBar budget={budget} name={name} />
      {isEditing && <EditCap budget={budget} onDone={close} />}
    </li>
  );
}

function EditCap({ budget, onDone }: { budget: Budget; onDone(): void }) {
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: (capMicros: number) => updateBudget(budget.id, capMicros),
    onSuccess: (updated) => {
      client.setQueryData<Budget[]>(queryKeys.budgets, (all) => all?.map((each) => (each.id === updated.id ? updated : each)));
      onDone();
    },
  });
  return (
    <CapForm
      initial={toDollars(budget.capMicros)}
      submit="Save"
      error={change.error}
      isBusy={change.isPending}
      onSubmit={(capMicros) => change.mutate(capMicros)}
      onCancel={onDone}
    />
  );
}

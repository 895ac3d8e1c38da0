"use client";

import { useQuery } from "@tanstack/react-query";
import { Lock, Plus, Wallet } from "lucide-react";
import { useMemo, useState } from "react";
import { type Budget, listBudgets } from "../../../../_client/budgets.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { useMe } from "../../../../_client/use-me.ts";
import { Button } from "../../../../_ui/button.tsx";
import { EmptyState } from "../../../../_ui/empty-state.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { type Command, useCommands } from "../../../_shell/commands.tsx";
import { BudgetList } from "./budget-list.tsx";
import { BudgetsSkeleton } from "./budgets-skeleton.tsx";
import { NewBudget } from "./new-budget.tsx";
import { usePeople } from "./use-people.ts";

const EDITORS = new Set(["OWNER", "ADMIN"]);
const REFRESH_MS = 15_000;

/** Caps, how full they are, and what has been warned of. */
export function BudgetsScreen() {
  const query = useQuery({ queryKey: queryKeys.budgets, queryFn: ({ signal }) => listBudgets(signal), refetchInterval: REFRESH_MS });
  if (query.isPending) return <BudgetsSkeleton />;
  if (query.data) return <Budgets budgets={query.data} />;
  if (asProblem(query.error).status === 403)
    return <EmptyState icon={Lock} title="Your role does not show budgets" text="Owners, admins and analysts see them." />;
  return <QueryError title="Budgets could not be loaded" query={query} />;
}

function Budgets({ budgets }: { budgets: readonly Budget[] }) {
  const [isCreating, setCreating] = useState(false);
  const canEdit = EDITORS.has(useMe().data?.role ?? "");
  const people = usePeople();
  const commands = useMemo(
    (): Command[] => (canEdit ? [{ id: "budget-new", label: "New budget", group: "Page", icon: Plus, run: () => setCreating(true) }] : []),
    [canEdit],
  );
  useCommands("budgets", commands);
  const create = canEdit && !isCreating && (
    <Button tone="primary" size="small" className="self-start" onClick={() => setCreating(true)}>
      <Plus aria-hidden className="size-4" />
      New budget
    </Button>
  );
  return (
    <>
      {budgets.length > 0 && create}
      {isCreating && <NewBudget people={people} onDone={() => setCreating(false)} />}
      {budgets.length > 0 && <BudgetList budgets={budgets} people={people} canEdit={canEdit} />}
      {budgets.length === 0 && !isCreating && (
        <EmptyState
          icon={Wallet}
          title="No budget yet"
          text="A budget caps what a day or a month may cost: of the organization, a person, a key or a feature."
        >
          {create}
        </EmptyState>
      )}
    </>
  );
}

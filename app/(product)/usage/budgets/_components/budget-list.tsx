"use client";

import type { Budget } from "../../../../_client/budgets.ts";
import { AlertList } from "./alert-list.tsx";
import { BudgetCard } from "./budget-card.tsx";
import { budgetName, type People } from "./budget-words.ts";
import { useDeleteBudget } from "./use-delete-budget.ts";

type BudgetListProps = { budgets: readonly Budget[]; people: People; canEdit: boolean };

export function BudgetList({ budgets, people, canEdit }: BudgetListProps) {
  const remove = useDeleteBudget();
  return (
    <>
      <ul aria-label="Budgets" className="flex flex-col gap-3">
        {fullestFirst(budgets).map((budget) => {
          const name = budgetName(budget, people);
          return <BudgetCard key={budget.id} budget={budget} name={name} canEdit={canEdit} onDelete={() => void remove(budget, name)} />;
        })}
      </ul>
      <AlertList budgets={budgets} people={people} />
    </>
  );
}

/** That is where something has to be done. */
function fullestFirst(budgets: readonly Budget[]): Budget[] {
  return budgets.toSorted((left, right) => right.percent - left.percent || (left.id < right.id ? -1 : 1));
}

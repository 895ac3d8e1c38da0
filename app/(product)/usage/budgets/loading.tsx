import { BudgetsSkeleton } from "./_components/budgets-skeleton.tsx";

export default function BudgetsLoading() {
  return <BudgetsSkeleton />;
}

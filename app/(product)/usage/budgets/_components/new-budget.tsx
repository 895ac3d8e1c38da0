"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type Budget, type BudgetScopeType, createBudget } from "../../../../_client/budgets.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { SelectField } from "../../../../_ui/select-field.tsx";
import { FEATURES, PERIOD_OPTIONS, type People, SCOPE_OPTIONS } from "./budget-words.ts";
import { CapForm } from "./cap-form.tsx";
import { KeyField } from "./key-field.tsx";

type Ids = Readonly<Record<Exclude<BudgetScopeType, "organization">, string>>;

export function NewBudget({ people, onDone }: { people: People; onDone(): void }) {
  const client = useQueryClient();
  const [type, setType] = useState<BudgetScopeType>("organization");
  const [ids, setIds] = useState<Ids>({ feature: "chat", user: [...people.keys()][0] ?? "", key: "" });
  const [period, setPeriod] = useState<Budget["period"]>("month");
  const create = useMutation({
    mutationFn: createBudget,
    onSuccess: (created) => {
      client.setQueryData<Budget[]>(queryKeys.budgets, (all) => [...(all ?? []), created]);
      onDone();
    },
  });
  const scope = type === "organization" ? { type } : { type, id: ids[type] };
  return (
    <section aria-label="New budget" className="flex flex-col gap-4 rounded-md border bg-canvas p-4">
      <h2 className="font-medium text-base">New budget</h2>
      <CapForm
        initial=""
        submit="Create budget"
        error={create.error}
        isBusy={create.isPending}
        onSubmit={(capMicros) => create.mutate({ scope, period, capMicros })}
        onCancel={onDone}
      >
        <SelectField label="For" value={type} options={SCOPE_OPTIONS} onValue={(value: BudgetScopeType) => setType(value)} />
        <ScopeField type={type} ids={ids} people={people} onIds={setIds} />
        <SelectField
          label="Period"
          value={period}
          options={PERIOD_OPTIONS}
          onValue={(value: Budget["period"]) => setPeriod(value)}
          hint="Days and months are those of UTC."
        />
      </CapForm>
    </section>
  );
}

type ScopeFieldProps = { type: BudgetScopeType; ids: Ids; people: People; onIds(ids: Ids): void };

function ScopeField({ type, ids, people, onIds }: ScopeFieldProps) {
  switch (type) {
    case "organization":
      return null;
    case "feature":
      return (
        <SelectField
          label="Feature"
          value={ids.feature}
          options={FEATURES.map((feature) => ({ value: feature, label: feature }))}
          onValue={(feature) => onIds({ ...ids, feature })}
        />
      );
    case "user":
      return (
        <SelectField
          label="Person"
          value={ids.user}
          options={[...people].map(([value, label]) => ({ value, label }))}
          onValue={(user) => onIds({ ...ids, user })}
          hint="You, and whoever has asked a model in the last 90 days."
        />
      );
    case "key":
      return <KeyField value={ids.key} onValue={(key) => onIds({ ...ids, key })} />;
  }
}

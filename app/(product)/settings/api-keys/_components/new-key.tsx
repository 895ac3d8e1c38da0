"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { createApiKey, type KeySettings, type NewApiKey } from "../../../../_client/api-keys.ts";
import { createBudget } from "../../../../_client/budgets.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { parseDollars } from "../../../../_ui/dollars.ts";
import { Field } from "../../../../_ui/field.tsx";
import { KeyForm } from "./key-form.tsx";
import { scopesOfPreset, scopesOfRole } from "./scope-words.ts";

const EXPIRY = [
  { value: "7", label: "In 7 days" },
  { value: "30", label: "In 30 days" },
  { value: "90", label: "In 90 days" },
  { value: "365", label: "In a year" },
];

type NewKeyProps = { role: string; platformRole: string | undefined; onMade(made: NewApiKey): void; onCancel(): void };

export function NewKey({ role, platformRole, onMade, onCancel }: NewKeyProps) {
  const client = useQueryClient();
  const [budget, setBudget] = useState("");
  const isAdmin = role === "OWNER" || role === "ADMIN";
  const held = scopesOfRole(role, platformRole);
  const capMicros = budget.trim() === "" ? null : parseDollars(budget);
  const isBudgetWrong = budget.trim() !== "" && (capMicros === null || capMicros === 0);
  const create = useMutation({
    mutationFn: (settings: KeySettings) => createApiKey(settings),
    onSuccess: async (made) => {
      onMade(made);
      void client.invalidateQueries({ queryKey: queryKeys.allApiKeys });
      if (capMicros !== null) await capKey(made.apiKey.id, capMicros);
    },
  });
  return (
    <KeyForm
      title="New API key"
      submit="Create API key"
      held={held}
      initial={{ name: "", scopes: scopesOfPreset("gateway", held), expiry: "90", networks: "", perMinute: "" }}
      expiryOptions={isAdmin ? [...EXPIRY, { value: "never", label: "Never" }] : EXPIRY}
      error={create.error}
      isBusy={create.isPending}
      onSubmit={(settings) => {
        if (!isBudgetWrong) create.mutate(settings);
      }}
      onCancel={onCancel}
    >
      {isAdmin ? (
        <Field
          label="Budget each month, in US dollars"
          inputMode="decimal"
          autoComplete="off"
          value={budget}
          onChange={(event) => setBudget(event.currentTarget.value)}
          error={isBudgetWrong ? "Enter an amount above zero, such as 50 or 12.50, or leave it empty." : undefined}
          hint="Empty: only the budgets of the person and the organization count. Budgets are changed under Usage."
        />
      ) : (
        <p className="text-ink-soft text-xs">A budget for the key can be set by an administrator, under Usage → Budgets.</p>
      )}
    </KeyForm>
  );
}

/** The key stands without it, so a failure is told and nothing is taken back. */
async function capKey(keyId: string, capMicros: number): Promise<void> {
  try {
    await createBudget({ scope: { type: "key", id: keyId }, period: "month", capMicros });
  } catch (error) {
    toast.error("The key was created, its budget was not", { description: asProblem(error).message });
  }
}

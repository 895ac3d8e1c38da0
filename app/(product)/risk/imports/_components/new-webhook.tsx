"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { toFormProblem } from "../../../../_client/form-problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { createRiskWebhook, type NewWebhookSecret } from "../../../../_client/risk-webhooks.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Field } from "../../../../_ui/field.tsx";
import { FormSummary } from "../../../../_ui/form-summary.tsx";

export function NewWebhook({ onMade }: { onMade(made: NewWebhookSecret): void }) {
  const client = useQueryClient();
  const [name, setName] = useState("");
  const create = useMutation({
    mutationFn: () => createRiskWebhook(name),
    onSuccess: (made) => {
      setName("");
      onMade(made);
    },
    onSettled: () => void client.invalidateQueries({ queryKey: queryKeys.riskWebhooks }),
  });
  const problem = create.error ? toFormProblem(create.error, ["name"]) : null;
  return (
    <form
      aria-label="New webhook"
      className="flex max-w-120 flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate();
      }}
    >
      <FormSummary problem={problem} secondsLeft={0} />
      <Field
        label="Name of the sender"
        placeholder="Core banking"
        required
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={problem?.fields.name}
      />
      <Button type="submit" className="self-start" isBusy={create.isPending}>
        {!create.isPending && <Plus aria-hidden className="size-4" />}
        Make a webhook
      </Button>
    </form>
  );
}

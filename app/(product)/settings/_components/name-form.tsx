"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useState } from "react";
import { toast } from "sonner";
import { toFormProblem } from "../../../_client/form-problem.ts";
import { renameAccount } from "../../../_client/profile.ts";
import { queryKeys } from "../../../_client/query-keys.ts";
import { Button } from "../../../_ui/button.tsx";
import { Field } from "../../../_ui/field.tsx";
import { FormSummary } from "../../../_ui/form-summary.tsx";

export function NameForm({ name, canChange }: { name: string; canChange: boolean }) {
  const client = useQueryClient();
  const [draft, setDraft] = useState(name);
  const rename = useMutation({
    mutationFn: renameAccount,
    onSuccess: (account) => {
      client.setQueryData(queryKeys.me, account);
      toast.success("Name changed");
    },
  });
  const problem = rename.isError ? toFormProblem(rename.error, ["name"]) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!rename.isPending) rename.mutate(draft.trim());
  };
  return (
    <form method="post" noValidate onSubmit={submit} className="flex max-w-96 flex-col gap-3">
      <FormSummary problem={problem} secondsLeft={0} />
      <Field
        label="Name"
        name="name"
        autoComplete="name"
        required
        disabled={!canChange}
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
        error={problem?.fields.name}
      />
      {canChange && (
        <Button type="submit" className="self-start" isBusy={rename.isPending} disabled={draft.trim() === "" || draft.trim() === name}>
          Change name
        </Button>
      )}
    </form>
  );
}

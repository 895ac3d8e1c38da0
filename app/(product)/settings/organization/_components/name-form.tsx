"use client";

import { type FormEvent, useState } from "react";
import { toFormProblem } from "../../../../_client/form-problem.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Field } from "../../../../_ui/field.tsx";
import { FormSummary } from "../../../../_ui/form-summary.tsx";
import { useUpdateOrganization } from "./use-update-organization.ts";

export function NameForm({ name, canDecide }: { name: string; canDecide: boolean }) {
  const [draft, setDraft] = useState(name);
  const update = useUpdateOrganization("Organization renamed");
  const problem = update.isError ? toFormProblem(update.error, ["name"]) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!update.isPending) update.mutate({ name: draft.trim() });
  };
  return (
    <form noValidate onSubmit={submit} className="flex max-w-112 flex-col gap-4">
      <FormSummary problem={problem} secondsLeft={0} />
      <Field
        label="Name"
        autoComplete="organization"
        required
        disabled={!canDecide}
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
        error={problem?.fields.name}
      />
      {canDecide && (
        <Button type="submit" className="self-start" isBusy={update.isPending} disabled={draft.trim() === name || draft.trim() === ""}>
          Rename
        </Button>
      )}
    </form>
  );
}

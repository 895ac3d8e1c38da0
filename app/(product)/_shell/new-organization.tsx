"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { toFormProblem } from "../../_client/form-problem.ts";
import { createOrganization, enterOrganization, switchOrganization } from "../../_client/organizations.ts";
import { Button } from "../../_ui/button.tsx";
import { Dialog } from "../../_ui/dialog.tsx";
import { Field } from "../../_ui/field.tsx";
import { FormSummary } from "../../_ui/form-summary.tsx";

type NewOrganizationProps = { isOpen: boolean; onOpen(isOpen: boolean): void; returnTo(): HTMLElement | null };

export function NewOrganization({ isOpen, onOpen, returnTo }: NewOrganizationProps) {
  return (
    <Dialog title="New organization" isOpen={isOpen} onOpen={onOpen} returnTo={returnTo}>
      <NameOrganization onCancel={() => onOpen(false)} />
    </Dialog>
  );
}

function NameOrganization({ onCancel }: { onCancel(): void }) {
  const [name, setName] = useState("");
  const found = useMutation({
    mutationFn: async () => {
      const { id } = await createOrganization({ name: name.trim() });
      await switchOrganization(id);
    },
    onSuccess: () => enterOrganization("/settings/members"),
  });
  const problem = found.isError ? toFormProblem(found.error, ["name"]) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!found.isPending) found.mutate();
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <FormSummary problem={problem} secondsLeft={0} />
      <Field
        label="Name"
        autoComplete="organization"
        required
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={problem?.fields.name}
        hint="It has members, keys, budgets and a trail of its own. You are its owner and go there at once."
      />
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" tone="primary" isBusy={found.isPending} disabled={name.trim() === ""}>
          Create
        </Button>
      </div>
    </form>
  );
}

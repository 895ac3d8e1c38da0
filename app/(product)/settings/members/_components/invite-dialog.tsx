"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { toast } from "sonner";
import { toFormProblem } from "../../../../_client/form-problem.ts";
import { createInvitation, type IssuedInvitation } from "../../../../_client/invitations.ts";
import type { Role } from "../../../../_client/organizations.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Dialog } from "../../../../_ui/dialog.tsx";
import { Field } from "../../../../_ui/field.tsx";
import { FormSummary } from "../../../../_ui/form-summary.tsx";
import { Segments } from "../../../../_ui/segments.tsx";
import { SelectField } from "../../../../_ui/select-field.tsx";
import { InvitationLink } from "./invitation-link.tsx";
import { ROLE_MEANINGS, rolesBelow } from "./role-words.ts";

type InviteDialogProps = { role: string | undefined; isOpen: boolean; onOpen(isOpen: boolean): void; trigger: ReactNode };

/** By a letter to one address, or by a link to pass on. The link is shown once. */
export function InviteDialog({ role, isOpen, onOpen, trigger }: InviteDialogProps) {
  const [issued, setIssued] = useState<IssuedInvitation | null>(null);
  const client = useQueryClient();
  const open = (next: boolean) => {
    onOpen(next);
    setIssued(null);
  };
  const take = (invitation: IssuedInvitation) => {
    void client.invalidateQueries({ queryKey: queryKeys.invitations });
    if (invitation.link !== null) return setIssued(invitation);
    open(false);
    toast.success("Invitation sent", { description: invitation.email ?? "" });
  };
  return (
    <Dialog title={issued ? "Invitation link" : "Invite somebody"} isOpen={isOpen} onOpen={open} trigger={trigger}>
      {issued?.link ? (
        <InvitationLink link={issued.link} email={issued.email} onDone={() => open(false)} />
      ) : (
        <InviteForm roles={rolesBelow(role)} onIssued={take} onCancel={() => open(false)} />
      )}
    </Dialog>
  );
}

const WAYS = [
  { value: "email", label: "By e-mail" },
  { value: "link", label: "By link" },
] as const;
type Way = (typeof WAYS)[number]["value"];
const FIELD_NAMES = ["email", "role", "maxUses"] as const;
const FIELD_OF_CODE = { "auth.already_member": "email" } as const;

type InviteFormProps = { roles: readonly Role[]; onIssued(invitation: IssuedInvitation): void; onCancel(): void };

function InviteForm({ roles, onIssued, onCancel }: InviteFormProps) {
  const [way, setWay] = useState<Way>("email");
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("USER");
  const [uses, setUses] = useState("1");
  const create = useMutation({ mutationFn: createInvitation, onSuccess: onIssued });
  const problem = create.isError ? toFormProblem(create.error, FIELD_NAMES, FIELD_OF_CODE) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (create.isPending) return;
    create.mutate(way === "email" ? { role, email: email.trim() } : { role, maxUses: Number(uses) });
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <FormSummary problem={problem} secondsLeft={0} />
      <div>
        <Segments legend="How" options={WAYS} chosen={way} onChosen={(value: Way) => setWay(value)} />
      </div>
      {way === "email" ? (
        <Field
          label="E-mail address"
          type="email"
          inputMode="email"
          autoComplete="off"
          required
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          error={problem?.fields.email}
          hint="The invitation is for this address alone. One that is open for it already ends."
        />
      ) : (
        <Field
          label="For how many people"
          inputMode="numeric"
          autoComplete="off"
          required
          value={uses}
          onChange={(event) => setUses(event.currentTarget.value)}
          error={problem?.fields.maxUses}
          hint="Whoever has the link can join until it is used up, at most 100 people."
        />
      )}
      <SelectField
        label="Role"
        value={role}
        options={roles.map((each) => ({ value: each, label: each }))}
        onValue={(value: Role) => setRole(value)}
        hint={`${ROLE_MEANINGS[role]}. Good for 7 days.`}
      />
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" tone="primary" isBusy={create.isPending}>
          {way === "email" ? "Send invitation" : "Make link"}
        </Button>
      </div>
    </form>
  );
}

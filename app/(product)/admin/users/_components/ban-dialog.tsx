"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Ban, LockOpen } from "lucide-react";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { type AdminUserDetail, banUser, type UserRef, unbanUser } from "../../../../_client/admin-users.ts";
import { toFormProblem } from "../../../../_client/form-problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { useMe } from "../../../../_client/use-me.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Dialog } from "../../../../_ui/dialog.tsx";
import { Field } from "../../../../_ui/field.tsx";
import { FormSummary } from "../../../../_ui/form-summary.tsx";
import { SelectField } from "../../../../_ui/select-field.tsx";

const SCOPES = [
  { value: "organization", label: "This organization" },
  { value: "platform", label: "The whole deployment" },
] as const;
type Scope = (typeof SCOPES)[number]["value"];

/** A ban says why, so that whoever is asked about it later knows. */
export function BanDialog({ detail, user }: { detail: AdminUserDetail; user: UserRef }) {
  const [isOpen, setOpen] = useState(false);
  const { isBanned, name, ban } = detail;
  const isOperator = useMe().data?.platformRole === "SUPER_ADMIN";
  if (ban?.scope === "platform" && !isOperator)
    return <p className="text-ink-soft text-sm">Banned from the whole deployment: only whoever runs it lets this person in again.</p>;
  return (
    <Dialog
      title={isBanned ? `Let ${name} in again` : `Ban ${name}`}
      isOpen={isOpen}
      onOpen={setOpen}
      trigger={
        <Button size="small" tone={isBanned ? "neutral" : "danger"}>
          {isBanned ? <LockOpen aria-hidden className="size-4" /> : <Ban aria-hidden className="size-4" />}
          {isBanned ? "Let in again" : "Ban"}
        </Button>
      }
    >
      <BanForm detail={detail} user={user} isOperator={isOperator} onDone={() => setOpen(false)} />
    </Dialog>
  );
}

type BanFormProps = { detail: AdminUserDetail; user: UserRef; isOperator: boolean; onDone(): void };

function BanForm({ detail: { isBanned, ban, name }, user, isOperator, onDone }: BanFormProps) {
  const [reason, setReason] = useState("");
  const [ticket, setTicket] = useState("");
  const [scope, setScope] = useState<Scope>(ban?.scope ?? "organization");
  const send = () =>
    isBanned
      ? unbanUser(user, { reason: reason.trim(), scope })
      : banUser(user, { reason: reason.trim(), scope, ...(ticket.trim() !== "" && { ticket: ticket.trim() }) });
  const decide = useDecision(send, { user, said: isBanned ? `${name} may sign in again` : `${name} is banned`, onDone });
  const problem = decide.error ? toFormProblem(decide.error, ["reason", "ticket"]) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!decide.isPending) decide.mutate();
  };
  return (
    <form aria-label={isBanned ? "Let in again" : "Ban"} onSubmit={submit} className="flex flex-col gap-4">
      <FormSummary problem={problem} secondsLeft={problem?.retryAfterSeconds ?? 0} />
      <p className="text-sm">
        {isBanned
          ? "They can sign in again at once. Sessions and keys that ended do not come back."
          : "Their sessions end within a second and they cannot sign in. What they made stays."}
      </p>
      <Field
        label="Reason"
        hint="Kept in the audit trail and shown to administrators."
        required
        minLength={3}
        maxLength={500}
        autoComplete="off"
        value={reason}
        error={problem?.fields.reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {!isBanned && (
        <Field
          label="Ticket"
          hint="Optional: where this was asked for."
          maxLength={100}
          autoComplete="off"
          value={ticket}
          error={problem?.fields.ticket}
          onChange={(event) => setTicket(event.currentTarget.value)}
        />
      )}
      {isOperator && !isBanned && <SelectField label="From" value={scope} options={SCOPES} onValue={(value: Scope) => setScope(value)} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" tone={isBanned ? "primary" : "danger"} isBusy={decide.isPending}>
          {isBanned ? "Let in again" : "Ban"}
        </Button>
        <Button onClick={onDone}>Cancel</Button>
      </div>
    </form>
  );
}

type Decision = { user: UserRef; said: string; onDone(): void };

function useDecision(send: () => Promise<AdminUserDetail>, { user, said, onDone }: Decision) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (detail) => {
      toast(said);
      client.setQueryData(queryKeys.adminUser(user.id, user.orgId ?? ""), detail);
      void client.invalidateQueries({ queryKey: ["admin-users"] });
      onDone();
    },
  });
}

"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { CircleAlert, CircleCheck, MailCheck } from "lucide-react";
import { type FormEvent, useState } from "react";
import { toFormProblem } from "../../../_client/form-problem.ts";
import { type EmailStatus, getEmailStatus, requestEmailChange } from "../../../_client/profile.ts";
import { queryKeys } from "../../../_client/query-keys.ts";
import { Badge } from "../../../_ui/badge.tsx";
import { Button } from "../../../_ui/button.tsx";
import { QueryError } from "../../../_ui/error-state.tsx";
import { Field } from "../../../_ui/field.tsx";
import { FormSummary } from "../../../_ui/form-summary.tsx";
import { Notice } from "../../../_ui/notice.tsx";
import { Skeleton } from "../../../_ui/skeleton.tsx";

export function EmailForm({ canChange }: { canChange: boolean }) {
  const status = useQuery({ queryKey: queryKeys.emailStatus, queryFn: ({ signal }) => getEmailStatus(signal) });
  if (status.isPending)
    return (
      <div role="status" aria-label="Loading your address">
        <Skeleton className="h-16 max-w-96" />
      </div>
    );
  if (status.isError) return <QueryError title="Your address could not be loaded" query={status} />;
  return <Address key={status.data.email} status={status.data} canChange={canChange} />;
}

/** The field holds the account's address: sent as it is, it is confirmed; another one takes its place once its letter is answered. */
function Address({ status, canChange }: { status: EmailStatus; canChange: boolean }) {
  const client = useQueryClient();
  const [draft, setDraft] = useState(status.email);
  const ask = useMutation({
    mutationFn: requestEmailChange,
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.emailStatus }),
  });
  const problem = ask.isError ? toFormProblem(ask.error, ["email"], { "auth.email_unusable": "email" }) : null;
  const isSame = draft.trim() === status.email;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!ask.isPending) ask.mutate(draft.trim());
  };
  return (
    <form method="post" noValidate onSubmit={submit} className="flex max-w-96 flex-col gap-3">
      <FormSummary problem={problem} secondsLeft={0} />
      <Field
        label="Email"
        name="email"
        type="email"
        inputMode="email"
        autoComplete="email"
        required
        disabled={!canChange}
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
        error={problem?.fields.email}
        hint={<Standing isVerified={status.isVerified} />}
      />
      {status.pending && (
        <Notice tone="info" icon={MailCheck}>
          <span role="status">A letter is on its way to {status.pending.email}. Open its link to use the address.</span>
        </Notice>
      )}
      {canChange && (
        <Button type="submit" className="self-start" isBusy={ask.isPending} disabled={draft.trim() === "" || (isSame && status.isVerified)}>
          {isSame ? "Confirm this address" : "Change address"}
        </Button>
      )}
    </form>
  );
}

function Standing({ isVerified }: { isVerified: boolean }) {
  return isVerified ? (
    <Badge tone="safe" icon={CircleCheck}>
      Confirmed
    </Badge>
  ) : (
    <Badge tone="neutral" icon={CircleAlert}>
      Not confirmed yet
    </Badge>
  );
}

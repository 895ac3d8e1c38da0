"use client";

import { CircleCheck, Unlink } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { resetPassword } from "../../_client/password-reset.ts";
import { Button } from "../../_ui/button.tsx";
import { EmptyState } from "../../_ui/empty-state.tsx";
import { FormSummary } from "../../_ui/form-summary.tsx";
import { NewPasswordField } from "../../_ui/new-password-field.tsx";
import { Skeleton } from "../../_ui/skeleton.tsx";
import { useSubmit } from "./use-submit.ts";
import { useTokenBehindHash } from "./use-token-behind-hash.ts";

const FIELD_NAMES = ["newPassword"] as const;
const FIELD_OF_CODE = { "auth.weak_password": "newPassword" } as const;

export function ResetForm() {
  const token = useTokenBehindHash();
  if (token === null) return <Skeleton className="h-48" />;
  return token === "" ? <LinkUseless title="This link is not whole" /> : <NewPassword token={token} />;
}

function NewPassword({ token }: { token: string }) {
  const [newPassword, setNew] = useState("");
  const reset = useSubmit({ fieldNames: FIELD_NAMES, fieldOfCode: FIELD_OF_CODE, submit: () => resetPassword({ token, newPassword }) });
  if (reset.isDone) return <PasswordSet />;
  if (reset.code === "auth.reset_link_invalid") return <LinkUseless title="This link has been used or has lapsed" />;

  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-col gap-1">
        <h1 className="font-semibold text-xl">Set a new password</h1>
        <p className="text-ink-soft">It signs you out everywhere you are signed in now.</p>
      </div>
      <form method="post" onSubmit={reset.onSubmit} noValidate className="flex flex-col gap-4">
        <FormSummary problem={reset.problem} secondsLeft={reset.secondsLeft} />
        <NewPasswordField
          label="New password"
          name="newPassword"
          autoFocus
          value={newPassword}
          onValue={setNew}
          error={reset.problem?.fields.newPassword}
        />
        <Button type="submit" tone="primary" className="h-10" isBusy={reset.isBusy} disabled={newPassword === "" || reset.secondsLeft > 0}>
          Set password
        </Button>
      </form>
    </div>
  );
}

function PasswordSet() {
  return (
    <div role="status">
      <EmptyState
        icon={CircleCheck}
        level={1}
        title="Password set"
        text="You have been signed out everywhere. Sign in with the new password."
      >
        <Button asChild tone="primary">
          <Link href="/login">Sign in</Link>
        </Button>
      </EmptyState>
    </div>
  );
}

function LinkUseless({ title }: { title: string }) {
  return (
    <div role="alert">
      <EmptyState
        icon={Unlink}
        level={1}
        title={title}
        text="A link sets a password once, within 30 minutes. The newest letter holds the one that counts."
      >
        <Button asChild>
          <Link href="/forgot">Ask for a new link</Link>
        </Button>
      </EmptyState>
    </div>
  );
}

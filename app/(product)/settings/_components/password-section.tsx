"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { changePassword } from "../../../_client/auth.ts";
import { toFormProblem } from "../../../_client/form-problem.ts";
import { Button } from "../../../_ui/button.tsx";
import { PasswordField } from "../../../_ui/field.tsx";
import { FormSummary } from "../../../_ui/form-summary.tsx";
import { NewPasswordField } from "../../../_ui/new-password-field.tsx";
import { useCountdown } from "../../../_ui/use-countdown.ts";
import { SettingsSection } from "./settings-section.tsx";

const FIELD_NAMES = ["currentPassword", "newPassword"] as const;
const FIELD_OF_CODE = { "auth.weak_password": "newPassword", "auth.current_password_wrong": "currentPassword" } as const;

export function PasswordSection() {
  const [currentPassword, setCurrent] = useState("");
  const [newPassword, setNew] = useState("");
  const [lockedUntil, setLockedUntil] = useState<number | null>(null);
  const secondsLeft = useCountdown(lockedUntil);
  const change = useMutation({
    mutationFn: changePassword,
    onSuccess: () => {
      setCurrent("");
      setNew("");
      toast.success("Password changed", { description: "Your other sessions have been signed out." });
    },
    onError: (error) => {
      const { retryAfterSeconds } = toFormProblem(error, FIELD_NAMES);
      if (retryAfterSeconds !== null) setLockedUntil(Date.now() + retryAfterSeconds * 1000);
    },
  });
  const problem = change.isError ? toFormProblem(change.error, FIELD_NAMES, FIELD_OF_CODE) : null;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!change.isPending && secondsLeft === 0) change.mutate({ currentPassword, newPassword });
  };
  return (
    <SettingsSection title="Password" text="Changing it signs out every other session of yours.">
      <form method="post" onSubmit={submit} noValidate className="flex max-w-96 flex-col gap-4">
        <FormSummary problem={problem} secondsLeft={secondsLeft} />
        <PasswordField
          label="Current password"
          name="currentPassword"
          autoComplete="current-password"
          required
          value={currentPassword}
          onChange={(event) => setCurrent(event.currentTarget.value)}
          error={problem?.fields.currentPassword}
        />
        <NewPasswordField
          label="New password"
          name="newPassword"
          value={newPassword}
          onValue={setNew}
          error={problem?.fields.newPassword}
        />
        <Button
          type="submit"
          className="self-start"
          isBusy={change.isPending}
          disabled={currentPassword === "" || newPassword === "" || secondsLeft > 0}
        >
          Change password
        </Button>
      </form>
      <SetByLetter />
    </SettingsSection>
  );
}

function SetByLetter() {
  return (
    <p className="text-ink-soft text-sm">
      Forgotten, or never had one?{" "}
      <Link href="/forgot" className="font-medium text-accent-ink underline underline-offset-4">
        Set one by e-mail
      </Link>
    </p>
  );
}

"use client";

import { Info } from "lucide-react";
import Link from "next/link";
import { login } from "../../_client/auth.ts";
import { Button } from "../../_ui/button.tsx";
import { DemoButton } from "../../_ui/demo-button.tsx";
import { Field, PasswordField } from "../../_ui/field.tsx";
import { FormSummary } from "../../_ui/form-summary.tsx";
import { Notice } from "../../_ui/notice.tsx";
import { useAuthForm } from "./use-auth-form.ts";

const FIELD_NAMES = ["email", "password"] as const;

type LoginFormProps = { next: string | null; hasEnded: boolean; isSignUpOpen: boolean; isDemo: boolean };

export function LoginForm({ next, hasEnded, isSignUpOpen, isDemo }: LoginFormProps) {
  const { onSubmit, isBusy, problem, secondsLeft } = useAuthForm({
    fieldNames: FIELD_NAMES,
    submit: ({ email = "", password = "" }) => login({ email: email.trim(), password }),
    next,
  });
  const registerHref = next === null ? "/register" : `/register?next=${encodeURIComponent(next)}`;
  return (
    <div className="flex flex-col gap-6">
      <h1 className="font-semibold text-xl">Sign in</h1>
      {hasEnded && !problem && (
        <Notice tone="info" icon={Info}>
          Your session has ended. Sign in to go on where you were; drafts are kept in this browser.
        </Notice>
      )}
      <form method="post" onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
        <FormSummary problem={problem} secondsLeft={secondsLeft} />
        <Field
          label="Email"
          name="email"
          type="email"
          autoComplete="username"
          inputMode="email"
          required
          autoFocus
          error={problem?.fields.email}
        />
        <PasswordField label="Password" name="password" autoComplete="current-password" required error={problem?.fields.password} />
        <Button type="submit" tone="primary" className="h-10" isBusy={isBusy} disabled={secondsLeft > 0}>
          Sign in
        </Button>
      </form>
      {isDemo && <DemoButton className="h-10 w-full" />}
      {isSignUpOpen && (
        <p className="text-ink-soft">
          No account yet?{" "}
          <Link href={registerHref} className="font-medium text-accent-ink underline underline-offset-4">
            Create account
          </Link>
        </p>
      )}
    </div>
  );
}

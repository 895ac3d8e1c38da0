"use client";

import Link from "next/link";
import { useCallback, useState } from "react";
import { register, type User } from "../../_client/auth.ts";
import type { Provider } from "../../_client/linked-accounts.ts";
import { Button } from "../../_ui/button.tsx";
import { Field } from "../../_ui/field.tsx";
import { FormSummary } from "../../_ui/form-summary.tsx";
import { NewPasswordField } from "../../_ui/new-password-field.tsx";
import { enterProduct } from "./enter-product.ts";
import { OtherWaysIn } from "./other-ways-in.tsx";
import { RefusalNotice } from "./refusal-notice.tsx";
import { useAuthForm } from "./use-auth-form.ts";

const FIELD_NAMES = ["name", "email", "organizationName", "password"] as const;
const FIELD_OF_CODE = { "auth.weak_password": "password", "auth.registration_refused": "email" } as const;

export function RegisterForm({ next, providers }: { next: string | null; providers: readonly Provider[] }) {
  const [otherProblem, setOtherProblem] = useState<string | null>(null);
  const onSignedIn = useCallback((user: User) => enterProduct(user, next), [next]);
  const [password, setPassword] = useState("");
  const { onSubmit, isBusy, problem, secondsLeft } = useAuthForm({
    fieldNames: FIELD_NAMES,
    fieldOfCode: FIELD_OF_CODE,
    submit: ({ name = "", email = "", password: chosen = "", organizationName = "" }) =>
      register({
        name: name.trim(),
        email: email.trim(),
        password: chosen,
        ...(organizationName.trim() !== "" && { organizationName: organizationName.trim() }),
      }),
    next,
  });
  const loginHref = next === null ? "/login" : `/login?next=${encodeURIComponent(next)}`;
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-col gap-1">
        <h1 className="font-semibold text-xl">Create account</h1>
        <p className="text-ink-soft">You get your own organization and are its owner.</p>
      </div>
      <RefusalNotice text={problem ? null : otherProblem} />
      <form method="post" onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
        <FormSummary problem={problem} secondsLeft={secondsLeft} />
        <Field label="Name" name="name" autoComplete="name" required autoFocus error={problem?.fields.name} />
        <Field label="Email" name="email" type="email" autoComplete="username" inputMode="email" required error={problem?.fields.email} />
        <Field
          label="Organization (optional)"
          name="organizationName"
          autoComplete="organization"
          error={problem?.fields.organizationName}
          hint="Left empty, it is named after you."
        />
        <NewPasswordField label="Password" name="password" value={password} onValue={setPassword} error={problem?.fields.password} />
        <Button type="submit" tone="primary" className="h-10" isBusy={isBusy} disabled={secondsLeft > 0}>
          Create account
        </Button>
      </form>
      <OtherWaysIn next={next} providers={providers} hasPasskey={false} onSignedIn={onSignedIn} onProblem={setOtherProblem} />
      <p className="text-ink-soft">
        Have an account?{" "}
        <Link href={loginHref} className="font-medium text-accent-ink underline underline-offset-4">
          Sign in
        </Link>
      </p>
    </div>
  );
}

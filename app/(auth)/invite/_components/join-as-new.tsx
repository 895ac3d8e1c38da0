"use client";

import Link from "next/link";
import { useState } from "react";
import { registerByInvitation } from "../../../_client/auth.ts";
import { Button } from "../../../_ui/button.tsx";
import { Field } from "../../../_ui/field.tsx";
import { FormSummary } from "../../../_ui/form-summary.tsx";
import { NewPasswordField } from "../../../_ui/new-password-field.tsx";
import { dropToken, INVITE_PATH } from "../../_components/kept-token.ts";
import { useAuthForm } from "../../_components/use-auth-form.ts";

const FIELD_NAMES = ["name", "email", "password"] as const;
const FIELD_OF_CODE = { "auth.weak_password": "password", "auth.registration_refused": "email" } as const;
/** The token waits in this tab, so the address needs none. */
const BACK = `/login?next=${encodeURIComponent(INVITE_PATH)}`;

/** Whether the address has an account already is not said, so both ways are offered. */
export function JoinAsNew({ token, email }: { token: string; email: string | null }) {
  const [password, setPassword] = useState("");
  const { onSubmit, isBusy, problem, secondsLeft } = useAuthForm({
    fieldNames: FIELD_NAMES,
    fieldOfCode: FIELD_OF_CODE,
    submit: async ({ name = "", email: typed = "", password: chosen = "" }) => {
      const address = email === null ? { email: typed.trim() } : {};
      const user = await registerByInvitation({ token, name: name.trim(), password: chosen, ...address });
      dropToken();
      return user;
    },
    next: null,
  });
  return (
    <>
      <Button asChild className="h-10">
        <Link href={BACK}>I have an account: sign in</Link>
      </Button>
      <form method="post" onSubmit={onSubmit} noValidate className="flex flex-col gap-4 border-t pt-6">
        <h2 className="font-medium text-lg">Or create an account</h2>
        <FormSummary problem={problem} secondsLeft={secondsLeft} />
        <Field label="Name" name="name" autoComplete="name" required error={problem?.fields.name} />
        <Field
          label="Email"
          name="email"
          type="email"
          autoComplete="username"
          inputMode="email"
          required
          readOnly={email !== null}
          {...(email !== null && { defaultValue: email })}
          error={problem?.fields.email}
        />
        <NewPasswordField label="Password" name="password" value={password} onValue={setPassword} error={problem?.fields.password} />
        <Button type="submit" tone="primary" className="h-10" isBusy={isBusy} disabled={secondsLeft > 0}>
          Create account and join
        </Button>
      </form>
    </>
  );
}

"use client";

import { Inbox } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { forgotPassword } from "../../_client/password-reset.ts";
import { Button } from "../../_ui/button.tsx";
import { Field } from "../../_ui/field.tsx";
import { FormSummary } from "../../_ui/form-summary.tsx";
import { Notice } from "../../_ui/notice.tsx";
import { useSubmit } from "./use-submit.ts";

const FIELD_NAMES = ["email"] as const;

export function ForgotForm({ isLocalMail }: { isLocalMail: boolean }) {
  const [email, setEmail] = useState("");
  const ask = useSubmit({ fieldNames: FIELD_NAMES, submit: () => forgotPassword({ email: email.trim() }) });
  if (ask.isDone) return <LetterSent email={email.trim()} isLocalMail={isLocalMail} onAgain={ask.startOver} />;
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-col gap-1">
        <h1 className="font-semibold text-xl">Forgotten password</h1>
        <p className="text-ink-soft">You get a letter with a link that sets a new one.</p>
      </div>
      <form method="post" onSubmit={ask.onSubmit} noValidate className="flex flex-col gap-4">
        <FormSummary problem={ask.problem} secondsLeft={ask.secondsLeft} />
        <Field
          label="Email"
          name="email"
          type="email"
          autoComplete="username"
          inputMode="email"
          required
          autoFocus
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          error={ask.problem?.fields.email}
        />
        <Button type="submit" tone="primary" className="h-10" isBusy={ask.isBusy} disabled={ask.secondsLeft > 0}>
          Send the link
        </Button>
      </form>
      <BackToSignIn />
    </div>
  );
}

type LetterSentProps = { email: string; isLocalMail: boolean; onAgain(): void };

/** Says no more than the server does: whether the address has an account is not told. */
function LetterSent({ email, isLocalMail, onAgain }: LetterSentProps) {
  return (
    <div className="flex flex-col gap-6" role="status">
      <div className="flex flex-col gap-1">
        <h1 className="font-semibold text-xl">Look into your mailbox</h1>
        <p className="text-ink-soft">
          If <span className="font-medium text-ink [overflow-wrap:anywhere]">{email}</span> has an account here, a letter is on its way. Its
          link works once, within 30 minutes.
        </p>
      </div>
      {isLocalMail && (
        <Notice tone="demo" icon={Inbox}>
          No letter leaves this machine: it is in the{" "}
          <a href="/dev/mail" className="font-medium text-accent-ink underline underline-offset-4">
            local mailbox
          </a>
          .
        </Notice>
      )}
      <Button className="self-start" onClick={onAgain}>
        Ask again
      </Button>
      <BackToSignIn />
    </div>
  );
}

function BackToSignIn() {
  return (
    <p className="text-ink-soft">
      Remembered it?{" "}
      <Link href="/login" className="font-medium text-accent-ink underline underline-offset-4">
        Sign in
      </Link>
    </p>
  );
}

"use client";

import { Info } from "lucide-react";
import Link from "next/link";
import { useCallback, useEffect, useState } from "react";
import { takeArrivedSecondStep } from "../../_client/arrived-second-step.ts";
import type { SecondStep, User } from "../../_client/auth.ts";
import type { Provider } from "../../_client/linked-accounts.ts";
import { toSignInWords } from "../../_client/sign-in-words.ts";
import { Button } from "../../_ui/button.tsx";
import { DemoButton } from "../../_ui/demo-button.tsx";
import { Field, PasswordField } from "../../_ui/field.tsx";
import { FormSummary } from "../../_ui/form-summary.tsx";
import { Notice } from "../../_ui/notice.tsx";
import { enterProduct } from "./enter-product.ts";
import { loginOrJoin } from "./login-or-join.ts";
import { OtherWaysIn } from "./other-ways-in.tsx";
import { RefusalNotice } from "./refusal-notice.tsx";
import { SecondStepForm } from "./second-step-form.tsx";
import { useAuthForm } from "./use-auth-form.ts";

const FIELD_NAMES = ["email", "password"] as const;

type LoginFormProps = {
  next: string | null;
  hasEnded: boolean;
  isSignUpOpen: boolean;
  isDemo: boolean;
  providers: readonly Provider[];
  /** How a journey to a provider ended, by the address it led back to. */
  refusal: string | null;
};

export function LoginForm({ next, hasEnded, isSignUpOpen, isDemo, providers, refusal }: LoginFormProps) {
  const [secondStep, setSecondStep] = useState<SecondStep | null>(null);
  const [destination, setDestination] = useState(next);
  const { onSubmit, isBusy, problem, secondsLeft } = useLogin(next, {
    onSecondStep: setSecondStep,
    onJoined: () => setDestination(null),
  });
  const [otherProblem, setOtherProblem] = useState<string | null>(refusal === null ? null : toSignInWords(refusal));
  const onSignedIn = useCallback((user: User) => enterProduct(user, next), [next]);
  useEffect(() => setSecondStep(takeArrivedSecondStep()), []);
  if (secondStep) return <SecondStepForm step={secondStep} next={destination} onRestart={() => setSecondStep(null)} />;
  return (
    <div className="flex flex-col gap-6">
      <h1 className="font-semibold text-xl">Sign in</h1>
      <RefusalNotice text={problem ? null : otherProblem} />
      {hasEnded && !problem && otherProblem === null && (
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
          autoComplete="username webauthn"
          inputMode="email"
          required
          autoFocus
          error={problem?.fields.email}
        />
        <PasswordField label="Password" name="password" autoComplete="current-password" required error={problem?.fields.password} />
        <Link href="/forgot" className="self-start font-medium text-accent-ink text-sm underline underline-offset-4">
          Forgot your password?
        </Link>
        <Button type="submit" tone="primary" className="h-10" isBusy={isBusy} disabled={secondsLeft > 0}>
          Sign in
        </Button>
      </form>
      <OtherWaysIn next={next} providers={providers} hasPasskey onSignedIn={onSignedIn} onProblem={setOtherProblem} />
      {isDemo && <DemoButton className="h-10 w-full" />}
      {isSignUpOpen && <SignUpOffer next={next} />}
    </div>
  );
}

function SignUpOffer({ next }: { next: string | null }) {
  const href = next === null ? "/register" : `/register?next=${encodeURIComponent(next)}`;
  return (
    <p className="text-ink-soft">
      No account yet?{" "}
      <Link href={href} className="font-medium text-accent-ink underline underline-offset-4">
        Create account
      </Link>
    </p>
  );
}

type Outcomes = { onSecondStep(step: SecondStep): void; onJoined(): void };

/** Whoever joins on the way in has used the invitation up, and goes to the organization instead of back to it. */
function useLogin(next: string | null, { onSecondStep, onJoined }: Outcomes) {
  return useAuthForm({
    fieldNames: FIELD_NAMES,
    submit: async ({ email = "", password = "" }) => {
      const { reply, hasJoined } = await loginOrJoin({ email: email.trim(), password }, next);
      if (hasJoined) onJoined();
      if ("secondStep" in reply) onSecondStep(reply.secondStep);
      else if (!hasJoined) return reply.user;
      else enterProduct(reply.user, null);
      return null;
    },
    next,
  });
}

"use client";

import { ExternalLink, KeyRound } from "lucide-react";
import { useEffect, useState } from "react";
import type { User } from "../../_client/auth.ts";
import { goToProvider, PROVIDER_NAMES, type Provider } from "../../_client/linked-accounts.ts";
import { cancelPasskeyRequest, findPasskeySupport, signInWithPasskey } from "../../_client/passkeys.ts";
import { asProblem, ProblemError } from "../../_client/problem.ts";
import { Button } from "../../_ui/button.tsx";

type OtherWaysInProps = {
  next: string | null;
  providers: readonly Provider[];
  /** Whether a passkey signs in here: on a page for new accounts there is none yet. */
  hasPasskey: boolean;
  onSignedIn(user: User): void;
  onProblem(message: string | null): void;
};

export function OtherWaysIn({ next, providers, hasPasskey, onSignedIn, onProblem }: OtherWaysInProps) {
  const [busyWith, setBusyWith] = useState<string | null>(null);
  const isPossible = usePasskeyAutofill({ hasPasskey, onSignedIn, onProblem });

  async function run(name: string, work: () => Promise<void>): Promise<void> {
    setBusyWith(name);
    onProblem(null);
    try {
      await work();
    } catch (error) {
      onProblem(asProblem(error).message);
      setBusyWith(null);
    }
  }

  if (!isPossible && providers.length === 0) return null;
  return (
    <div className="flex flex-col gap-2">
      <p className="flex items-center gap-3 text-ink-soft text-sm before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        or
      </p>
      {isPossible && (
        <Button
          className="h-10"
          isBusy={busyWith === "passkey"}
          disabled={busyWith !== null}
          onClick={() => void run("passkey", async () => onSignedIn(await signInWithPasskey({ isAutofill: false })))}
        >
          <KeyRound aria-hidden className="size-4" />
          Sign in with a passkey
        </Button>
      )}
      {providers.map((provider) => (
        <Button
          key={provider}
          className="h-10"
          isBusy={busyWith === provider}
          disabled={busyWith !== null}
          onClick={() => void run(provider, () => goToProvider(provider, next ?? "/"))}
        >
          <ExternalLink aria-hidden className="size-4" />
          Continue with {PROVIDER_NAMES[provider]}
        </Button>
      ))}
    </div>
  );
}

/** Passkeys stand among the address field's suggestions, where the browser does that. Says whether it knows passkeys at all. */
function usePasskeyAutofill({
  hasPasskey,
  onSignedIn,
  onProblem,
}: Pick<OtherWaysInProps, "hasPasskey" | "onSignedIn" | "onProblem">): boolean {
  const [isPossible, setPossible] = useState(false);
  useEffect(() => {
    if (!hasPasskey) return;
    let isGone = false;
    async function offer(): Promise<void> {
      const support = await findPasskeySupport();
      if (isGone) return;
      setPossible(support.isPossible);
      while (support.isAutofillPossible && !isGone) {
        const user = await signInWithPasskey({ isAutofill: true }).catch((error: unknown) => asProblem(error));
        if (!(user instanceof ProblemError)) return onSignedIn(user);
        // Whatever else ends it (another way was taken, the browser will not) there is nothing to say: it was only on offer.
        if (user.code !== "auth.passkey_refused") return;
        onProblem(user.message);
      }
    }
    void offer();
    return () => {
      isGone = true;
      void cancelPasskeyRequest();
    };
  }, [hasPasskey, onSignedIn, onProblem]);
  return isPossible;
}

"use client";

import { useMutation } from "@tanstack/react-query";
import { CircleCheck, MailCheck, Unlink } from "lucide-react";
import Link from "next/link";
import { asProblem } from "../../_client/problem.ts";
import { confirmEmail } from "../../_client/profile.ts";
import { Button } from "../../_ui/button.tsx";
import { EmptyState } from "../../_ui/empty-state.tsx";
import { ErrorState } from "../../_ui/error-state.tsx";
import { Skeleton } from "../../_ui/skeleton.tsx";
import { useTokenBehindHash } from "./use-token-behind-hash.ts";

/** By a click: programs that look into letters open links too, and must not use this one up. */
export function ConfirmEmail() {
  const token = useTokenBehindHash();
  const confirm = useMutation({ mutationFn: confirmEmail });
  if (token === null) return <Skeleton className="h-48" />;
  if (confirm.isSuccess) return <Confirmed email={confirm.data} />;
  if (token === "" || (confirm.isError && asProblem(confirm.error).code === "auth.email_link_invalid")) return <LinkUseless />;
  if (confirm.isError)
    return <ErrorState title="The address could not be confirmed" error={confirm.error} onRetry={() => confirm.mutate(token)} />;
  return (
    <EmptyState
      icon={MailCheck}
      level={1}
      title="Confirm your address"
      text="Letters about your account go to it from then on, and you sign in with it."
    >
      <Button tone="primary" isBusy={confirm.isPending} onClick={() => confirm.mutate(token)}>
        Confirm
      </Button>
    </EmptyState>
  );
}

function Confirmed({ email }: { email: string }) {
  return (
    <div role="status">
      <EmptyState icon={CircleCheck} level={1} title="Address confirmed" text={`You sign in with ${email} from now on.`}>
        <Button asChild tone="primary">
          <Link href="/settings">Go to your settings</Link>
        </Button>
      </EmptyState>
    </div>
  );
}

function LinkUseless() {
  return (
    <div role="alert">
      <EmptyState
        icon={Unlink}
        level={1}
        title="This link cannot be used"
        text="It works once, within 24 hours, and only while the address signs in to no other account. The newest letter holds the one that counts."
      >
        <Button asChild>
          <Link href="/settings">Enter the address again</Link>
        </Button>
      </EmptyState>
    </div>
  );
}

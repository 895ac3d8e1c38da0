"use client";

import { LoaderCircle } from "lucide-react";
import { useEffect, useState } from "react";
import { getMe } from "../../_client/auth.ts";
import { ErrorState } from "../../_ui/error-state.tsx";
import { enterProduct } from "./enter-product.ts";

/** Drafts of whoever used this browser before go first; then the product opens. */
export function Arrival({ next }: { next: string | null }) {
  const [attempt, setAttempt] = useState(0);
  const [error, setError] = useState<unknown>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is what starts it again.
  useEffect(() => {
    const leaving = new AbortController();
    setError(null);
    getMe(leaving.signal)
      .then((user) => enterProduct(user, next))
      .catch((cause: unknown) => {
        if (!leaving.signal.aborted) setError(cause);
      });
    return () => leaving.abort();
  }, [attempt, next]);
  return (
    <div className="flex flex-col items-center gap-4">
      <h1 className="font-semibold text-xl">Signing in</h1>
      {error === null ? (
        <p role="status" className="flex items-center gap-2 text-ink-soft">
          <LoaderCircle aria-hidden className="size-4 animate-turn" />
          Opening your organization.
        </p>
      ) : (
        <ErrorState title="Your account could not be opened" error={error} onRetry={() => setAttempt(attempt + 1)} />
      )}
    </div>
  );
}

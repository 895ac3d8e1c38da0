"use client";

import Link from "next/link";
import { Brand } from "../../_ui/brand.tsx";
import { SkipLink } from "../../_ui/skip-link.tsx";
import { CheckpointSection } from "./checkpoint-section.tsx";
import { VerifySection } from "./verify-section.tsx";

/** For anybody: what vouches for the trails kept here, and how to check a file without us. */
export function EvidenceScreen({ baseUrl }: { baseUrl: string }) {
  return (
    <div className="flex min-h-dvh flex-col bg-surface">
      <SkipLink />
      <header className="flex h-14 items-center border-b px-4 md:px-6">
        <Link href="/" className="flex rounded-md">
          <Brand />
        </Link>
      </header>
      <main id="main" className="mx-auto flex w-full max-w-220 flex-1 flex-col gap-8 px-4 py-8">
        <div className="flex flex-col gap-2">
          <h1 className="font-semibold text-2xl">Evidence</h1>
          <p className="max-w-[72ch] text-ink-soft">
            Every verdict, trip, extension and restore stands in a trail whose records are chained by hash. Within a minute what is new is
            put under a checkpoint, and each checkpoint bears two signatures: Ed25519 and ML-DSA-65. Keep the keys of this page and the
            files you were given: a trail that was changed later no longer fits them.
          </p>
        </div>
        <VerifySection baseUrl={baseUrl} />
        <CheckpointSection />
      </main>
    </div>
  );
}

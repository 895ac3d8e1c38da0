"use client";

import Link from "next/link";
import { Brand } from "../../../_ui/brand.tsx";
import { Button } from "../../../_ui/button.tsx";
import { SkipLink } from "../../../_ui/skip-link.tsx";
import { CurrentState } from "./current-state.tsx";
import { HistorySection } from "./history-section.tsx";

/** For anybody, signed in or not. Its parts are asked for apart: one that cannot be read leaves the others standing. */
export function HealthScreen() {
  return (
    <div className="flex min-h-dvh flex-col bg-surface">
      <SkipLink />
      <header className="flex h-14 items-center justify-between gap-3 border-b px-4 md:px-6">
        <Link href="/" className="flex rounded-md">
          <Brand />
        </Link>
        <Button asChild size="small">
          <Link href="/chat">Open Aegis</Link>
        </Button>
      </header>
      <main id="main" className="mx-auto flex w-full max-w-220 flex-1 flex-col gap-8 px-4 py-8">
        <h1 className="font-semibold text-2xl">Health</h1>
        <CurrentState />
        <HistorySection />
      </main>
    </div>
  );
}

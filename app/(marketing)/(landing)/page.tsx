import type { Metadata } from "next";
import Link from "next/link";
import { getAppInfo } from "../../../lib/runtime/app-info.ts";
import { Brand } from "../../_ui/brand.tsx";
import { Button } from "../../_ui/button.tsx";
import { SkipLink } from "../../_ui/skip-link.tsx";
import { GuardedPath } from "./_components/guarded-path.tsx";
import { Hero } from "./_components/hero.tsx";
import { ProofPoints } from "./_components/proof-points.tsx";
import { Systems } from "./_components/systems.tsx";

export const metadata: Metadata = { title: { absolute: "Aegis: AI on work that must not leak" } };

export default function LandingPage() {
  const { mode, version, isSignUpOpen } = getAppInfo();
  return (
    <div className="min-h-dvh bg-surface">
      <SkipLink />
      <header className="mx-auto flex h-14 max-w-280 items-center justify-between px-4 md:px-6">
        <Brand />
        <nav aria-label="Account" className="flex items-center gap-2">
          <Button asChild tone="quiet" size="small">
            <Link href="/docs" prefetch={false}>
              Docs
            </Link>
          </Button>
          <Button asChild tone="quiet" size="small">
            <Link href="/login">Sign in</Link>
          </Button>
          {isSignUpOpen && (
            <Button asChild size="small">
              <Link href="/register">Create account</Link>
            </Button>
          )}
        </nav>
      </header>
      <main id="main" className="mx-auto flex max-w-280 flex-col gap-16 px-4 pt-8 pb-16 md:gap-20 md:px-6 md:pt-16">
        <Hero isDemo={mode === "demo"} isSignUpOpen={isSignUpOpen} />
        <GuardedPath />
        <ProofPoints />
        <Systems />
      </main>
      <footer className="border-t">
        <div className="mx-auto flex max-w-280 flex-wrap gap-x-6 gap-y-1 px-4 py-6 text-ink-faint text-sm md:px-6">
          <span>
            Aegis <span className="font-mono">{version}</span>
          </span>
          <Link className="underline underline-offset-4 hover:text-ink" href="/docs" prefetch={false}>
            API reference
          </Link>
          <a className="underline underline-offset-4 hover:text-ink" href="/api/openapi.json">
            OpenAPI document
          </a>
          <Link className="underline underline-offset-4 hover:text-ink" href="/evidence" prefetch={false}>
            Evidence
          </Link>
          <a className="underline underline-offset-4 hover:text-ink" href="/api/health">
            Health
          </a>
        </div>
      </footer>
    </div>
  );
}

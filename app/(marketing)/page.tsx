import type { Metadata } from "next";
import Link from "next/link";
import { getAppInfo } from "../../lib/runtime/app-info.ts";
import { Brand } from "../_ui/brand.tsx";
import { Button } from "../_ui/button.tsx";
import { DemoButton } from "../_ui/demo-button.tsx";
import { SkipLink } from "../_ui/skip-link.tsx";
import { ExampleAnswer } from "./_components/example-answer.tsx";
import { GuardedPath } from "./_components/guarded-path.tsx";
import { ProofPoints } from "./_components/proof-points.tsx";
import { Systems } from "./_components/systems.tsx";

export const metadata: Metadata = { title: { absolute: "Aegis: AI on work that must not leak" } };

export default function LandingPage() {
  const { mode, version, isSignUpOpen } = getAppInfo();
  const isDemo = mode === "demo";
  return (
    <div className="min-h-dvh bg-surface">
      <SkipLink />
      <header className="mx-auto flex h-14 max-w-280 items-center justify-between px-4 md:px-6">
        <Brand />
        <nav aria-label="Account" className="flex items-center gap-2">
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
        <section aria-labelledby="what" className="grid items-center gap-10 lg:grid-cols-[1fr_30rem] lg:gap-16">
          <div className="flex flex-col items-start gap-5">
            <h1 id="what" className="max-w-136 text-balance font-semibold text-2xl tracking-tight md:text-[2.5rem] md:leading-[1.15]">
              Use AI on work that must not leak, must not be hijacked and must be provable afterwards.
            </h1>
            <p className="max-w-136 text-ink-soft text-lg">
              Every message to a model takes one guarded path. What comes in is checked, what goes out is checked, the text is stored
              encrypted, and each step is recorded where you can look at it.
            </p>
            <div className="flex flex-wrap items-start gap-3 pt-1">
              {isDemo && <DemoButton size="large" tone="primary" />}
              {isSignUpOpen && (
                <Button asChild size="large" tone={isDemo ? "neutral" : "primary"}>
                  <Link href="/register">Create account</Link>
                </Button>
              )}
              {!isSignUpOpen && (
                <Button asChild size="large">
                  <Link href="/login">Sign in</Link>
                </Button>
              )}
            </div>
            {isDemo && (
              <p className="max-w-136 text-ink-soft text-sm">
                The demo gives you an organization of your own. No e-mail, no key, no model bill.
              </p>
            )}
          </div>
          <ExampleAnswer />
        </section>
        <GuardedPath />
        <ProofPoints />
        <Systems />
      </main>
      <footer className="border-t">
        <div className="mx-auto flex max-w-280 flex-wrap gap-x-6 gap-y-1 px-4 py-6 text-ink-faint text-sm md:px-6">
          <span>
            Aegis <span className="font-mono">{version}</span>
          </span>
          <a className="underline underline-offset-4 hover:text-ink" href="/api/openapi.json">
            API description (OpenAPI)
          </a>
          <a className="underline underline-offset-4 hover:text-ink" href="/api/health">
            Health
          </a>
        </div>
      </footer>
    </div>
  );
}

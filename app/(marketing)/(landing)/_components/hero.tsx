import Link from "next/link";
import { Button } from "../../../_ui/button.tsx";
import { DemoButton } from "../../../_ui/demo-button.tsx";
import { ExampleAnswer } from "./example-answer.tsx";

export function Hero({ isDemo, isSignUpOpen }: { isDemo: boolean; isSignUpOpen: boolean }) {
  return (
    <section aria-labelledby="what" className="grid items-center gap-10 lg:grid-cols-[1fr_30rem] lg:gap-16">
      <div className="flex flex-col items-start gap-5">
        <h1 id="what" className="max-w-136 text-balance font-semibold text-2xl tracking-tight md:text-[2.5rem] md:leading-[1.15]">
          Use AI on work that must not leak, must not be hijacked and must be provable afterwards.
        </h1>
        <p className="max-w-136 text-ink-soft text-lg">
          Every message to a model takes one guarded path. What comes in is checked, what goes out is checked, the text is stored encrypted,
          and each step is recorded where you can look at it.
        </p>
        <div className="flex flex-wrap items-start gap-3 pt-1">
          {isDemo && <DemoButton size="large" tone="primary" />}
          <Button asChild size="large" tone={isDemo ? "neutral" : "primary"}>
            {isSignUpOpen ? <Link href="/register">Create account</Link> : <Link href="/login">Sign in</Link>}
          </Button>
        </div>
        {isDemo && (
          <p className="max-w-136 text-ink-soft text-sm">
            The demo gives you an organization of your own. No e-mail, no key, no model bill.
          </p>
        )}
      </div>
      <ExampleAnswer />
    </section>
  );
}

import { ShieldCheck } from "lucide-react";
import Link from "next/link";
import { Button } from "../../../_ui/button.tsx";

export function CalmPanel() {
  return (
    <section
      aria-labelledby="failsafe-now"
      className="flex flex-wrap items-center gap-x-5 gap-y-3 rounded-md border border-safe/40 bg-safe-soft p-5"
    >
      <ShieldCheck aria-hidden className="size-10 shrink-0 text-safe" />
      <div className="min-w-60 flex-1">
        <h2 id="failsafe-now" className="font-semibold text-2xl">
          Everything may act
        </h2>
        <p className="text-ink-soft">
          Nothing of your organization is tripped. What fails here is stopped by itself, and two people let it act again.
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button asChild size="small">
          <Link href="/failsafe/audits/new">Audit a text</Link>
        </Button>
        <Button asChild size="small">
          <Link href="/failsafe/drills">Run a drill</Link>
        </Button>
      </div>
    </section>
  );
}

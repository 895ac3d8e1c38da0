import { FileUp, FlaskConical, Radar, Webhook } from "lucide-react";
import Link from "next/link";
import { Button } from "../../../_ui/button.tsx";
import { EmptyState } from "../../../_ui/empty-state.tsx";

/** The three ways to see the first one. */
export function NoTransactions() {
  return (
    <EmptyState
      icon={Radar}
      title="Nothing was judged yet"
      text="Send transactions to POST /api/analyze, import a file, connect a webhook, or play a run of generated data to see the guardian at work."
    >
      <span className="flex flex-wrap justify-center gap-2">
        <Button asChild size="small" tone="primary">
          <Link href="/risk/imports">
            <FileUp aria-hidden className="size-4" />
            Import a file
          </Link>
        </Button>
        <Button asChild size="small">
          <Link href="/risk/imports">
            <Webhook aria-hidden className="size-4" />
            Connect a webhook
          </Link>
        </Button>
        <Button asChild size="small">
          <Link href="/risk/demo">
            <FlaskConical aria-hidden className="size-4" />
            Play a demo run
          </Link>
        </Button>
      </span>
    </EmptyState>
  );
}

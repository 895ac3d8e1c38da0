import { ChartColumn, SearchX } from "lucide-react";
import Link from "next/link";
import { Button } from "../../../_ui/button.tsx";
import { EmptyState } from "../../../_ui/empty-state.tsx";
import type { UrlChange } from "../../../_ui/use-url-state.ts";
import type { ActiveFilter } from "../_hooks/use-report-query.ts";

type UsageEmptyProps = { filters: readonly ActiveFilter[]; onChange(change: UrlChange): void };

export function UsageEmpty({ filters, onChange }: UsageEmptyProps) {
  if (filters.length > 0) {
    return (
      <EmptyState icon={SearchX} title="No call matches" text="In this period nothing was asked that all the filters fit.">
        <Button size="small" onClick={() => onChange(Object.fromEntries(filters.map(({ name }) => [name, null])))}>
          Remove the filters
        </Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={ChartColumn}
      title="No calls in this period"
      text="As soon as somebody asks a model, what it took and what it cost stands here."
    >
      <Button asChild size="small" tone="primary">
        <Link href="/chat">Ask something in Chat</Link>
      </Button>
    </EmptyState>
  );
}

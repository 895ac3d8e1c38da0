"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Boxes } from "lucide-react";
import Link from "next/link";
import { listRegisteredModels } from "../../../../_client/failsafe-audits.ts";
import { itemsOf, pagesOf } from "../../../../_client/pages.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Button } from "../../../../_ui/button.tsx";
import { EmptyState } from "../../../../_ui/empty-state.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { ReportSkeleton } from "../../../_report/report-skeleton.tsx";
import { RowSection } from "../../../_report/row-section.tsx";
import { FailsafeFrame } from "../../_shell/failsafe-frame.tsx";
import { ModelItem } from "./model-item.tsx";

const FRESH_MS = 30_000;

/** Every model whose answers were audited in the last 30 days. */
export function ModelsScreen() {
  const pages = useInfiniteQuery({
    ...pagesOf([...queryKeys.safetyModels, "all"], listRegisteredModels),
    refetchInterval: FRESH_MS,
  });
  const models = itemsOf(pages.data);
  return (
    <FailsafeFrame>
      {pages.isPending ? (
        <ReportSkeleton label="Loading models" />
      ) : pages.isError && models.length === 0 ? (
        <QueryError title="Models could not be loaded" query={pages} />
      ) : models.length === 0 ? (
        <EmptyState
          icon={Boxes}
          title="No model was audited yet"
          text="As soon as answers of a model are audited, its pass rate, its last failure and its lease stand here."
        >
          <Button asChild size="small" tone="primary">
            <Link href="/failsafe/audits/new">Audit a text</Link>
          </Button>
        </EmptyState>
      ) : (
        <RowSection title="Models, last 30 days" pages={pages} isEmpty={false}>
          <ul aria-label="Models" className="flex flex-col">
            {models.map((model) => (
              <ModelItem key={model.model} of={model} />
            ))}
          </ul>
        </RowSection>
      )}
    </FailsafeFrame>
  );
}

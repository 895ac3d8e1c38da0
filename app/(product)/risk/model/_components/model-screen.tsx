"use client";

import { useQuery } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { getModelOverview, type ModelOverview } from "../../../../_client/risk-models.ts";
import { isAdmin, useMe } from "../../../../_client/use-me.ts";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { Notice } from "../../../../_ui/notice.tsx";
import { formatMoment } from "../../../_report/format-moment.ts";
import { ReportSkeleton } from "../../../_report/report-skeleton.tsx";
import { RiskFrame } from "../../_shell/risk-frame.tsx";
import { CalibrationFigure } from "./calibration-figure.tsx";
import { DriftSection } from "./drift-section.tsx";
import { LiveModel } from "./live-model.tsx";
import { ModelVersions } from "./model-versions.tsx";
import { featureWordsOf, share } from "./model-words.ts";
import { ShadowSection } from "./shadow-section.tsx";
import { TrainingSection } from "./training-section.tsx";

/** A training takes half a minute: while one runs, the page looks again by itself. */
const LOOK_AGAIN_MS = 3_000;

export function ModelScreen() {
  const canDecide = isAdmin(useMe().data);
  const query = useQuery({
    queryKey: queryKeys.riskModelOverview,
    queryFn: ({ signal }) => getModelOverview(signal),
    refetchInterval: ({ state }) => (state.data?.training.last?.state === "running" ? LOOK_AGAIN_MS : false),
  });
  return (
    <RiskFrame>
      {query.isPending && <ReportSkeleton label="Loading the model" />}
      {query.isError && !query.data && <QueryError title="The model could not be loaded" query={query} />}
      {query.data && <Overview overview={query.data} canDecide={canDecide} />}
    </RiskFrame>
  );
}

function Overview({ overview, canDecide }: { overview: ModelOverview; canDecide: boolean }) {
  const { live, shadow, comparison, training, drift } = overview;
  const bins = drift?.calibration?.bins ?? live.evaluation?.calibration ?? [];
  return (
    <>
      <Findings drift={drift} />
      <LiveModel model={live} />
      <div className="grid gap-4 lg:grid-cols-2">
        <TrainingSection training={training} canDecide={canDecide} />
        <ShadowSection shadow={shadow} comparison={comparison} />
      </div>
      {bins.length > 0 && <CalibrationFigure bins={bins} isRecent={drift?.calibration !== null && drift !== null} />}
      <DriftSection drift={drift} />
      <ModelVersions canDecide={canDecide} standing={[live.version, shadow?.version, training.last?.state, training.last?.at].join()} />
    </>
  );
}

function Findings({ drift }: Pick<ModelOverview, "drift">) {
  const [first] = drift?.findings ?? [];
  if (!drift || !first) return null;
  return (
    <Notice tone="redacted" icon={TriangleAlert}>
      <p>What comes in has moved away from what the model has learnt</p>
      <ul className="text-ink-soft">
        {drift.findings.slice(0, 5).map(({ code, feature, value, since }) => (
          <li key={`${code} ${feature}`}>
            {feature === null ? FINDING_WORDS[code] : featureWordsOf(feature)}: {share(value)}, since {formatMoment(since)} UTC
          </li>
        ))}
        {drift.findings.length > 5 && <li>and {drift.findings.length - 5} more, below</li>}
      </ul>
    </Notice>
  );
}

const FINDING_WORDS: Readonly<Record<string, string>> = {
  score: "Scores as a whole",
  calibration: "Probabilities beside what came true",
};

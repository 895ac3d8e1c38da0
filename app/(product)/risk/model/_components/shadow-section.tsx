import type { ModelOverview } from "../../../../_client/risk-models.ts";
import { formatMoment } from "../../../_report/format-moment.ts";
import { ModelSection } from "./model-section.tsx";
import { nameOf, shadowWordsOf, share } from "./model-words.ts";
import { ProgressRow } from "./progress-row.tsx";

type ShadowSectionProps = Pick<ModelOverview, "shadow" | "comparison">;

/** The model that is tried beside the one that judges. */
export function ShadowSection({ shadow, comparison }: ShadowSectionProps) {
  return (
    <ModelSection title="In shadow">
      {shadow === null ? (
        <p className="text-ink-soft text-sm">
          No model is being tried. A newly trained one is tried here on what comes in, and takes over only when it is not worse.
        </p>
      ) : (
        <p className="text-sm [overflow-wrap:anywhere]">
          {nameOf(shadow)} (<span className="font-mono">{shadow.version}</span>)
          {shadow.since !== null && `, since ${formatMoment(shadow.since)} UTC`}. Nobody is judged by it.
        </p>
      )}
      {shadow && !comparison && <p className="text-ink-soft text-sm">It is compared once a day.</p>}
      {comparison && <Comparison comparison={comparison} />}
    </ModelSection>
  );
}

function Comparison({ comparison }: { comparison: NonNullable<ShadowSectionProps["comparison"]> }) {
  const { code, rows, outcomes, frauds, needed, figures, at } = comparison;
  return (
    <>
      <p className="text-sm">
        {formatMoment(at)} UTC: {shadowWordsOf(code)}
      </p>
      {figures === null ? (
        <>
          <ProgressRow name="Transactions since, seven days old" value={rows} needed={needed.rows} />
          <ProgressRow name="Outcomes" value={outcomes} needed={needed.outcomes} />
          <ProgressRow name="Frauds" value={frauds} needed={needed.frauds} />
        </>
      ) : (
        <table className="w-full border-collapse text-sm">
          <caption className="sr-only">The model in shadow beside the one that judges</caption>
          <thead>
            <tr className="border-b text-ink-faint text-xs">
              <td />
              <th scope="col" className="py-1.5 text-right font-normal">
                In shadow
              </th>
              <th scope="col" className="py-1.5 text-right font-normal">
                Judges
              </th>
            </tr>
          </thead>
          <tbody>
            <Line name="Average precision" shadow={share(figures.shadow.ap)} live={share(figures.live.ap)} />
            <Line name="Calibration error" shadow={share(figures.shadow.ece, 4)} live={share(figures.live.ece, 4)} />
            <Line name="Alerts" shadow={String(figures.shadow.alerts)} live={String(figures.live.alerts)} />
          </tbody>
        </table>
      )}
    </>
  );
}

function Line({ name, shadow, live }: { name: string; shadow: string; live: string }) {
  return (
    <tr className="border-b last:border-0">
      <th scope="row" className="py-1.5 text-left font-normal">
        {name}
      </th>
      <td className="py-1.5 text-right font-mono tabular-nums">{shadow}</td>
      <td className="py-1.5 text-right font-mono tabular-nums">{live}</td>
    </tr>
  );
}

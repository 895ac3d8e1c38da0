import type { Measures, RiskModel } from "../../../../_client/risk-models.ts";
import { formatMoment } from "../../../_report/format-moment.ts";
import { KIND_WORDS, nameOf, share } from "./model-words.ts";

/** Who judges now, and how well it does beside what is simpler. */
export function LiveModel({ model }: { model: RiskModel }) {
  const { version, kind, since, trainedOn, evaluation } = model;
  return (
    <section aria-label="The model that judges" className="flex min-w-0 flex-col gap-3">
      <div>
        <h2 className="font-medium text-lg">{nameOf(model)} judges</h2>
        <p className="text-ink-soft text-sm [overflow-wrap:anywhere]">
          <span className="font-mono">{version}</span>, {KIND_WORDS[kind].toLowerCase()}
          {since !== null && `, since ${formatMoment(since)} UTC`}.{" "}
          {trainedOn === null
            ? "It was learnt from generated transactions and a public set, and has seen nothing of your organization. Once enough cases are closed, a model of your own is trained and tried beside it."
            : `Learnt from ${trainedOn.rows.toLocaleString("en")} transactions with ${trainedOn.frauds.toLocaleString("en")} frauds, ${formatMoment(trainedOn.from)} to ${formatMoment(trainedOn.to)} UTC.`}
        </p>
      </div>
      {evaluation && (
        <MeasuresTable
          rows={rowsOf(evaluation)}
          caption={`On ${evaluation.rows.toLocaleString("en")} transactions with ${evaluation.frauds.toLocaleString("en")} frauds that it had not seen`}
        />
      )}
    </section>
  );
}

type Row = { name: string; measures: Pick<Measures, "ap"> & Partial<Measures> };

function rowsOf({ own, other, live, baselines }: NonNullable<RiskModel["evaluation"]>): Row[] {
  return [
    { name: "This model", measures: own },
    { name: other.kind === "logistic" ? "Logistic regression" : "Gradient-boosted trees", measures: other },
    { name: `Who judged then (${live.version})`, measures: live },
    { name: "Rules alone", measures: { ap: baselines.rules } },
    { name: "Profile alone, no outcome known", measures: { ap: baselines.profile } },
    { name: "Amount alone", measures: { ap: baselines.amount } },
  ];
}

const COLUMNS = [
  { key: "ap", label: "Average precision", digits: 3 },
  { key: "auc", label: "AUC", digits: 3 },
  { key: "recallAt01", label: "Found at 0.1 % false", digits: 3 },
  { key: "recallAt1", label: "Found at 1 % false", digits: 3 },
  { key: "ece", label: "Calibration error", digits: 4 },
] as const;

function MeasuresTable({ rows, caption }: { rows: readonly Row[]; caption: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section tabIndex={0} aria-label="How well it does" className="overflow-x-auto rounded-md border">
      <table className="w-full border-collapse whitespace-nowrap text-sm">
        <caption className="px-3 pt-2 text-left text-ink-soft text-xs">{caption}</caption>
        <thead>
          <tr className="border-b text-left text-ink-faint text-xs">
            <th scope="col" className="px-3 py-1.5 font-normal">
              Judged by
            </th>
            {COLUMNS.map(({ key, label }) => (
              <th key={key} scope="col" className="px-3 py-1.5 text-right font-normal">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, measures }, index) => (
            <tr key={name} className="border-b last:border-0">
              <th scope="row" className={index === 0 ? "px-3 py-1.5 text-left font-medium" : "px-3 py-1.5 text-left font-normal"}>
                {name}
              </th>
              {COLUMNS.map(({ key, digits }) => (
                <td key={key} className="px-3 py-1.5 text-right font-mono tabular-nums">
                  {measures[key] === undefined ? "–" : share(measures[key], digits)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

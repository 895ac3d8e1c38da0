import type { RegisteredModel } from "../../../../_client/failsafe-audits.ts";
import { formatDay } from "../../../../_ui/format-amounts.ts";
import { fillDays } from "./fill-days.ts";

const BAR_PX = 48;

/** The share that passed, day by day; what failed stands on top. The same as a table for who does not see it. */
export function PassChart({ model, days }: Pick<RegisteredModel, "model" | "days">) {
  return (
    <div className="flex flex-col gap-1">
      <div aria-hidden className="flex h-12 items-end gap-px">
        {fillDays(days, Date.now()).map(({ day, audits, failed }) => (
          <span
            key={day}
            title={`${formatDay(day)}: ${audits - failed} of ${audits} passed`}
            className="flex h-full flex-1 flex-col justify-end"
          >
            {audits === 0 ? (
              <span className="h-px bg-line-strong" />
            ) : (
              <>
                <span
                  className="bg-blocked"
                  style={{ height: `${failed === 0 ? 0 : Math.max(3, Math.round((BAR_PX * failed) / audits))}px` }}
                />
                <span className="bg-safe/60" style={{ height: `${Math.round((BAR_PX * (audits - failed)) / audits)}px` }} />
              </>
            )}
          </span>
        ))}
      </div>
      <p aria-hidden className="text-ink-soft text-xs">
        30 days: passed green, failed red, none a line
      </p>
      <table className="sr-only">
        <caption>Passed by day, {model}</caption>
        <thead>
          <tr>
            <th scope="col">Day (UTC)</th>
            <th scope="col">Passed</th>
            <th scope="col">Failed</th>
          </tr>
        </thead>
        <tbody>
          {days.map(({ day, audits, failed }) => (
            <tr key={day}>
              <th scope="row">{formatDay(day)}</th>
              <td>{audits - failed}</td>
              <td>{failed}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

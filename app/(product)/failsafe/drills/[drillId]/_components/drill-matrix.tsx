import { DRILL_KINDS, DRILL_LEVELS, type DrillCell, type DrillPath } from "../../../../../_client/failsafe-drills.ts";
import { classNames } from "../../../../../_ui/class-names.ts";
import { ReportTable } from "../../../../../_ui/report-table.tsx";
import { KIND_WORDS, LEVEL_WORDS, PATH_WORDS } from "../../_components/drill-words.ts";

const COLUMNS = [{ name: "Kind" }, ...DRILL_LEVELS.map((level) => ({ name: LEVEL_WORDS[level] }))];

/** What was withstood, kind by level. A cell is red by what was obeyed, and says so. */
export function DrillMatrix({ path, cells }: { path: DrillPath; cells: readonly DrillCell[] }) {
  const own = cells.filter((cell) => cell.path === path);
  return (
    <section aria-label={PATH_WORDS[path]} className="flex min-w-0 flex-col gap-2">
      <h3 className="font-medium text-base">{PATH_WORDS[path]}</h3>
      <ReportTable caption={`${PATH_WORDS[path]}: attacks by kind and level`} columns={COLUMNS}>
        <tbody>
          {DRILL_KINDS.filter((kind) => own.some((cell) => cell.kind === kind)).map((kind) => (
            <tr key={kind} className="border-b last:border-0">
              <th scope="row" className="py-2 pr-4 text-left align-top font-normal">
                {KIND_WORDS[kind]}
              </th>
              {DRILL_LEVELS.map((level) => (
                <td key={level} className="py-2 pr-4 align-top last:pr-0">
                  <Cell cell={own.find((cell) => cell.kind === kind && cell.level === level)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </ReportTable>
    </section>
  );
}

function Cell({ cell }: { cell: DrillCell | undefined }) {
  if (!cell || cell.total === 0) return <span className="text-ink-faint">–</span>;
  const withstood = cell.refused + cell.blocked;
  const answered = withstood + cell.obeyed;
  return (
    <div className={classNames("flex flex-col gap-0.5 rounded-md px-2 py-1", toneOf(cell))}>
      <span className="font-medium tabular-nums">{answered === 0 ? "no answer yet" : `${withstood} of ${answered} withstood`}</span>
      <span className="text-xs tabular-nums">
        {cell.refused} refused, {cell.blocked} blocked, {cell.obeyed} obeyed
        {cell.obeyed > 0 && ` (${cell.caught} of them caught after)`}
        {cell.errors > 0 && `, ${cell.errors} without an answer`}
      </span>
    </div>
  );
}

function toneOf({ refused, blocked, obeyed }: DrillCell): string {
  if (obeyed > 0) return "bg-blocked-soft text-blocked";
  return refused + blocked > 0 ? "bg-safe-soft text-safe" : "bg-sunken text-ink-soft";
}

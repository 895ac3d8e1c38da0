import { type Doc, encode, isDoc } from "../../mongo/bson/values.ts";
import { isSet } from "../../mongo/commands/context.ts";
import { CommandError, errorCodes } from "../../mongo/errors.ts";
import type { Call } from "./gateway-state.ts";
import { gatherStatistics } from "./index-catalog.ts";
import { toStages } from "./plan-stages.ts";
import { type Queryable, queryRows, runStatement } from "./postgres-link.ts";

const FUNCTIONS: Readonly<Record<string, string>> = {
  find: "find",
  aggregate: "pipeline",
  count: "count",
  distinct: "distinct",
  update: "update",
  delete: "delete",
};

/** The database's own plan. Measuring a write performs it, so everything is rolled back. */
export async function explain(call: Call): Promise<Doc> {
  const inner = call.command.explain;
  if (!isDoc(inner)) throw new CommandError(errorCodes.typeMismatch, "explain command requires a nested object");
  const [name = ""] = Object.keys(inner);
  const isMeasured = call.command.verbosity !== "queryPlanner";
  const client = await call.gateway.pool.connect();
  try {
    await gatherStatistics(call.gateway, client, call.db, String(inner[name]));
    await runStatement(client, "BEGIN");
    return reply(call, inner, await planOf(client, call.db, inner, isMeasured), isMeasured);
  } finally {
    await runStatement(client, "ROLLBACK").catch(() => {});
    client.release();
  }
}

async function planOf(on: Queryable, db: string, command: Doc, isMeasured: boolean): Promise<ReturnType<typeof toStages>> {
  const [name = ""] = Object.keys(command);
  if (name === "findAndModify") {
    const find = { find: command[name], filter: command.query ?? {}, ...(isDoc(command.sort) && { sort: command.sort }), limit: 1 };
    const plan = await planOf(on, db, find, isMeasured);
    return { ...plan, winningPlan: { stage: isSet(command.remove) ? "DELETE" : "UPDATE", inputStage: plan.winningPlan } };
  }
  const suffix = FUNCTIONS[name];
  if (suffix === undefined) throw new CommandError(errorCodes.commandNotFound, `Explain failed due to unknown command: ${name}`);
  // EXPLAIN takes no parameters.
  const hex = Buffer.from(encode(command)).toString("hex");
  const source = `documentdb_api_catalog.bson_aggregation_${suffix}('${db.replaceAll("'", "''")}', 'BSONHEX${hex}')`;
  const rows = await queryRows(on, { text: `EXPLAIN (${isMeasured ? "ANALYZE, " : ""}FORMAT JSON) SELECT document FROM ${source}` });
  const plan = toStages(String(rows[0]?.[0]));
  return name === "update" || name === "delete" ? { ...plan, winningPlan: asWrite(name, plan.winningPlan) } : plan;
}

/** DocumentDB counts what a write did; MongoDB names the write. */
function asWrite(name: string, plan: Doc): Doc {
  const counted = plan.stage === "GROUP" && isDoc(plan.inputStage) ? plan.inputStage : plan;
  const stage = name.toUpperCase();
  return counted.stage === stage ? counted : { stage, inputStage: counted };
}

function reply(call: Call, command: Doc, { winningPlan, ...figures }: ReturnType<typeof toStages>, isMeasured: boolean): Doc {
  const [name = ""] = Object.keys(command);
  const queryPlanner = { namespace: `${call.db}.${String(command[name])}`, winningPlan, rejectedPlans: [] };
  const executionStats = { executionSuccess: true, ...figures, executionTimeMillis: 0, executionStages: winningPlan };
  return { explainVersion: "1", queryPlanner, ...(isMeasured && { executionStats }), command, ok: 1 };
}

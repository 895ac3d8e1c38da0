import { notify } from "../../notifications/notify.ts";
import { assertPermission } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import type { TestDelivery } from "./alert.schema.ts";
import type { AlertDeps } from "./ports.ts";

const TOLD_MAX = 50;

/** The way an alert goes, with nothing wrong: to everybody who runs the deployment, by each channel they want. */
export async function testDelivery(ctx: Context<AlertDeps>): Promise<TestDelivery> {
  assertPermission(ctx, "deployment.write");
  const { db, audit, directory, operationMarks } = ctx.deps;
  const at = new Date(ctx.clock.now());
  const told = (await directory.listOperators(TOLD_MAX)).length;
  const entry = { action: "operations.alert-delivery-tested", target: { type: "alert-rule", id: "test" }, after: { told } };
  const publish = await db.withTransaction(async (session) => {
    await audit.append(toAuditRecord(ctx, entry), session);
    return notify(
      ctx,
      {
        ...{ topic: "alerts", severity: "critical", to: { operators: true }, link: "/operations/alerts" },
        title: "Test: alerts reach you",
        text: "Somebody who runs the deployment asked for this. Nothing is wrong, and there is nothing to do.",
        deduplicationKey: `alert-test:${ctx.requestId}`,
      },
      session,
    );
  });
  await publish();
  await operationMarks.set({ _id: "delivery-tested", at, count: told });
  return { at: at.toISOString(), told };
}

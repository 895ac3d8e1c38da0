import type { Transaction } from "../../auth/ports.ts";
import { notify } from "../../notifications/notify.ts";
import type { Context } from "../../platform/context.ts";
import { createId } from "../../platform/ids.ts";
import { closeIncident, openIncident } from "../health/incidents.ts";
import type { AlertRecord } from "./alert.store.ts";
import { evaluateRules, isOpen, REOPENS_WITHIN_MS, type Transition } from "./alert-machine.ts";
import { dueNotice } from "./due-notice.ts";
import { type Telling, toNotice } from "./notice-of-alerts.ts";
import { observe } from "./observe.ts";
import type { AlertDeps } from "./ports.ts";
import { RULES, ruleOf } from "./rules.ts";
import { silencedUntil } from "./silence.store.ts";

type Change = { type: Transition["type"]; before: AlertRecord | null; after: AlertRecord };

/** Looks, writes down what has changed, and tells people of all of it at once. Safe to repeat, also at the same time. */
export async function checkAlerts(ctx: Context<AlertDeps>): Promise<void> {
  const observation = await observe(ctx);
  const { at } = observation;
  const { alerts, alertSilences, db } = ctx.deps;
  const [before, silences] = await Promise.all([
    alerts.listStanding(new Date(at.getTime() - REOPENS_WITHIN_MS)),
    alertSilences.listActive(at),
  ]);
  const changes = evaluateRules(RULES, observation, before).map((transition) => toChange(transition, before));
  const telling = changes.flatMap(({ type, after }): Telling[] => {
    const what = dueNotice({ ...after, silencedUntil: silencedUntil(after, silences) }, type === "resolved", at);
    return what === null || type === "dropped" ? [] : [{ what, alert: after }];
  });
  await followIncidents(ctx, changes);
  const isTold = new Set(telling.map(({ alert }) => alert._id));
  const notice = telling.length === 0 ? null : toNotice(telling, at);
  const publish = await db.withTransaction(async (session) => {
    for (const change of changes) await write(alerts, withTold(change, isTold, at), session);
    return notice && notify(ctx, notice, session);
  });
  await publish?.();
}

function toChange({ type, standing }: Transition, before: readonly AlertRecord[]): Change {
  const own = before.filter(({ rule, subject }) => rule === standing.rule && subject === standing.subject);
  const known = own.find(isOpen) ?? own.toSorted((a, b) => b.startedAt.getTime() - a.startedAt.getTime())[0] ?? null;
  const isReturning = standing.firings > 0 || standing.firedAt !== null;
  const record = type === "began" && !isReturning ? null : known;
  const told = { acknowledgedAt: null, acknowledgedBy: null, notifiedAt: null };
  const kept = record ?? { _id: createId("alert"), version: 1, ...told };
  return { type, before: record, after: { ...kept, ...standing, isOpen: isOpen(standing), ...(type === "fired" && told) } };
}

function withTold(change: Change, isTold: ReadonlySet<string>, at: Date): Change {
  return isTold.has(change.after._id) ? { ...change, after: { ...change.after, notifiedAt: at } } : change;
}

/** What somebody else has changed meanwhile is looked at again at the next check. */
async function write(alerts: AlertDeps["alerts"], { type, before, after }: Change, session: Transaction): Promise<void> {
  if (before === null) {
    if (type !== "dropped") await alerts.insert(after, session);
    return;
  }
  if (type === "dropped") {
    await alerts.drop(before._id, before.version, session);
    return;
  }
  const { _id, version, ...fields } = after;
  if (!(await alerts.change(before._id, before.version, fields, session))) throw new Error("Somebody else has changed an alert.");
}

/** Before the write: a process that dies between does it again, and an incident is opened once. */
async function followIncidents(ctx: Context<AlertDeps>, changes: readonly Change[]): Promise<void> {
  for (const { type, after } of changes) {
    const { incident } = ruleOf(after.rule);
    if (incident === null) continue;
    const alertKey = `${after.rule}:${after.subject}`;
    if (type === "fired") await openIncident(ctx, { alertKey, ...incident });
    if (type === "resolved") await closeIncident(ctx, { alertKey });
  }
}

import { isKillSwitch, tripByHandSchema } from "../failsafe/trips/trip.schema.ts";
import { tripByHand } from "../failsafe/trips/trip-by-hand.ts";
import type { KillSubject } from "../notifications/telegram/parse-command.ts";
import type { TelegramActions } from "../notifications/telegram/ports.ts";
import { acknowledgeAlert } from "../ops/alerts/acknowledge-alert.ts";
import { listAlerts } from "../ops/alerts/list-alerts.ts";
import { silenceAlerts } from "../ops/alerts/silence-alerts.ts";
import { getDeploymentSettings } from "../ops/settings/get-deployment-settings.ts";
import { updateDeploymentSettings } from "../ops/settings/update-deployment-settings.ts";
import type { Context } from "../platform/context.ts";
import { AppError } from "../platform/errors.ts";
import { getHealth } from "./get-health.ts";
import type { Runtime } from "./runtime.ts";

const SHOWN = 10;

/** What the bot's commands do: the verbs the pages call, as the same person, with the same checks. */
export function createTelegramActions(runtime: () => Runtime): TelegramActions {
  const whole = (ctx: Context) => ({ ...ctx, deps: runtime().deps });
  return {
    async status(ctx) {
      const { status, services, uptime, version } = await getHealth(whole(ctx));
      const lines = Object.entries(services).map(([name, state]) => `${name}: ${state}`);
      return [`Aegis ${version} is ${status}, up ${uptime}.`, ...lines].join("\n");
    },
    async alerts(ctx) {
      const { items } = await listAlerts(whole(ctx), { view: "open", limit: SHOWN });
      if (items.length === 0) return "No alert is open.";
      return items.map((alert) => `${alert.id}\n${alert.severity} ${alert.title}${taken(alert)}`).join("\n\n");
    },
    async acknowledge(ctx, alertId) {
      const { title } = await acknowledgeAlert(whole(ctx), { alertId });
      return `You have taken on: ${title}.`;
    },
    async silence(ctx, { alertId, hours }) {
      const deps = runtime().deps;
      const alert = await deps.alerts.find(alertId);
      if (!alert) throw new AppError("not_found", "operations.alert_not_found", `No alert ${alertId}.`);
      const { until } = await silenceAlerts(whole(ctx), { rule: alert.rule, subject: alert.subject, reason: "known_problem", hours });
      return `Nobody is told of ${alert.rule} until ${until}.`;
    },
    setMaintenance: (ctx, isOn) => setMaintenance(whole(ctx), isOn),
    kill: (ctx, subject) => kill(whole(ctx), subject),
  };
}

const taken = ({ acknowledgedAt }: { acknowledgedAt: string | null }) => (acknowledgedAt === null ? "" : ", taken on");

type Whole = Context<Runtime["deps"]>;

async function setMaintenance(ctx: Whole, isOn: boolean): Promise<string> {
  const { version, settings } = await getDeploymentSettings(ctx);
  const word = isOn ? "on" : "off";
  if (settings.maintenance.isOn === isOn) return `Maintenance is ${word} already.`;
  const next = { ...settings, maintenance: { ...settings.maintenance, isOn } };
  await updateDeploymentSettings(ctx, { version, settings: next, reason: `Switched ${word} from Telegram` });
  return `Maintenance is ${word}.`;
}

async function kill(ctx: Whole, subject: KillSubject): Promise<string> {
  const reason = isKillSwitch(subject) ? "kill_switch" : "manual";
  const input = tripByHandSchema.safeParse({ subject, reason, note: "Stopped from Telegram" });
  if (!input.success) throw new AppError("invalid", "request.invalid", "There is nothing of that name that can be stopped.");
  const { trip, isNew } = await tripByHand(ctx, input.data);
  return isNew ? `${trip.subjectKey} was stopped. Two people have to restore it.` : `${trip.subjectKey} stands still already.`;
}

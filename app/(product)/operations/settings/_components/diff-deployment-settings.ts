import type { DeploymentSettings } from "../../../../_client/deployment-settings.ts";
import type { Change } from "../../../../_ui/settings-form/change-list.tsx";
import { ACTION_NAMES, ADMITS_NAMES, FAIL_MODE_NAMES, REGISTRATION_NAMES } from "./settings-words.ts";

/** What differs between two settings, in the words of the page. */
export function diffDeploymentSettings(before: DeploymentSettings, after: DeploymentSettings): Change[] {
  const [from, to] = [describe(before), describe(after)];
  return from.flatMap(([name, value], index) => {
    const changed = to[index]?.[1] ?? value;
    return value === changed ? [] : [{ name, from: value, to: changed }];
  });
}

function describe(settings: DeploymentSettings): [name: string, value: string][] {
  const { maintenance, registrations, limits, allowedModels, guardFloor, retentionDays } = settings;
  return [
    ["Maintenance", maintenance.isOn ? "on" : "off"],
    ["Who works all the same", ADMITS_NAMES[maintenance.admits]],
    ["What members read", maintenance.message || "nothing"],
    ["Likely until", maintenance.until?.slice(0, 16).replace("T", " ") ?? "nobody knows"],
    ["Only these organizations", maintenance.organizations.join(", ") || "everybody"],
    ["Registrations", REGISTRATION_NAMES[registrations]],
    ["Requests of an organization", limits.requestsPerWindow === null ? "as the environment says" : String(limits.requestsPerWindow)],
    ["Gateway requests of a caller", limits.gatewayPerMinute === null ? "as the environment says" : String(limits.gatewayPerMinute)],
    ["Models that may be asked", allowedModels.join(", ") || "every model"],
    ["Attacks, at least", ACTION_NAMES[guardFloor.attacks]],
    ["Secrets in answers, at least", ACTION_NAMES[guardFloor.secrets]],
    ["What a guard that cannot decide does", FAIL_MODE_NAMES[guardFloor.failMode]],
    ["Logs", `${retentionDays.logs} days`],
    ["Measurements", `${retentionDays.measurements} days`],
    ["Notifications", `${retentionDays.notifications} days`],
  ];
}

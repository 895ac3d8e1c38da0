import { CircleAlert, CircleCheck, CircleMinus, CircleX, Eye, type LucideIcon, Search, TriangleAlert } from "lucide-react";
import type { Health, HistoryBar, ServiceState } from "../../_client/health.ts";
import type { IncidentSeverity, IncidentState } from "../../_client/incidents.ts";
import type { BadgeTone } from "../badge.tsx";

export type Look = { word: string; tone: BadgeTone; icon: LucideIcon };

export const STATUS_LOOKS: Record<Health["status"], Look> = {
  healthy: { word: "Healthy", tone: "safe", icon: CircleCheck },
  degraded: { word: "Degraded", tone: "redacted", icon: TriangleAlert },
  unhealthy: { word: "Unhealthy", tone: "blocked", icon: CircleX },
};

export const SERVICE_LOOKS: Record<ServiceState, Look> = {
  connected: { word: "Connected", tone: "safe", icon: CircleCheck },
  operational: { word: "Operational", tone: "safe", icon: CircleCheck },
  degraded: { word: "Degraded", tone: "redacted", icon: TriangleAlert },
  disabled: { word: "Disabled", tone: "neutral", icon: CircleMinus },
  down: { word: "Down", tone: "blocked", icon: CircleX },
};

const SERVICE_NAMES: Readonly<Record<string, string>> = {
  database: "Database",
  redis: "Redis",
  queue: "Queue",
  sendgrid: "E-mail (SendGrid)",
  ai_providers: "AI providers",
  storage: "File storage",
};

export function serviceName(service: string): string {
  return SERVICE_NAMES[service] ?? service;
}

export const INCIDENT_LOOKS: Record<IncidentState, Look> = {
  investigating: { word: "Investigating", tone: "blocked", icon: Search },
  identified: { word: "Identified", tone: "redacted", icon: CircleAlert },
  monitoring: { word: "Monitoring", tone: "info", icon: Eye },
  resolved: { word: "Resolved", tone: "safe", icon: CircleCheck },
};

export const SEVERITY_WORDS: Record<IncidentSeverity, string> = { minor: "Minor", major: "Major", critical: "Critical" };

/** As many digits as it takes to tell it from all and from nothing. */
export function formatShare(share: number): string {
  const percent = share * 100;
  return `${percent === 100 ? "100" : percent.toFixed(percent >= 99 ? 2 : 1)} %`;
}

/** What a bar says in words. */
export function describeBar(bar: HistoryBar | null): string {
  if (!bar) return "not checked";
  const { checks, down, degraded, longestDownMinutes } = bar;
  const count = `${checks} ${checks === 1 ? "check" : "checks"}`;
  if (down === 0 && degraded === 0) return `${count}, all well`;
  const faults = [down > 0 ? `down in ${down}` : "", degraded > 0 ? `degraded in ${degraded}` : ""].filter((part) => part !== "");
  const longest = longestDownMinutes ? `, at most ${longestDownMinutes} minutes at a time` : "";
  return `${count}, ${faults.join(", ")}${longest}`;
}

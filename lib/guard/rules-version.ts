/** Recorded with every verdict; raise it whenever a signal, weight, threshold or secret format changes. */
export const RULES_VERSION = "2026-11-21.5";

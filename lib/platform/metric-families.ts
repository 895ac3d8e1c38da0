import { DURATION_BOUNDS } from "./measurements/measurements.ts";

export const HELP: Readonly<Record<string, string>> = {
  aegis_http_requests_total: "Requests by route, method and status",
  aegis_http_request_duration_seconds: "Time to the first byte of the answer, by module (the first part of the address)",
  aegis_job_runs_total: "Job deliveries by job and outcome",
  aegis_turns: "Turns waiting or running now",
  aegis_ai_cache_total: "Answers that could be repeated (hit, miss) and those asked for without (off)",
  aeges_requests_total: "Calls to AI providers by provider and what came of them",
  aeges_request_duration_seconds: "Time of a call to an AI provider until its end, by provider",
  aeges_consensus_agreements_total: "Questions that several models decided, by whether all of them agreed",
  aeges_analyses_total: "Transactions judged, by decision, by how they came in, and by whether the verdict was there already",
  aeges_analysis_duration_seconds: "Time from a submitted transaction to its stored verdict, by how it came in",
  aeges_flagged_total: "Transactions whose score reached the organization's threshold for blocks",
  aeges_cases_total: "Cases opened and closed",
  aeges_reviews_total: "Verdicts that models were to be asked about, by what came of it",
  qsafp_safety_checks_total: "Answers audited, by what they come from and whether they passed",
  qsafp_failsafe_triggers_total: "Subjects stopped by the fail-safe, by why",
  qsafp_trip_duration_seconds: "Time from a trip until nothing of its scope was running any more",
  qsafp_safety_check_duration_seconds: "Time from an answer to its stored verdict, by what it comes from",
  aegis_prompt_runs_total: "Runs of prompts, by who ran them (a person or a key) and what came of it",
  aegis_provider_up: "1 while an AI provider may be called: not closed off, not waiting for its limit, its key accepted",
  aegis_budget_refusals_total: "Calls refused because a cap on spending was used up, by what the cap counts and its period",
  aegis_prompt_evaluations_total: "Evaluations of prompts, by whether every combination passed and by how else they ended",
  aegis_job_run_duration_seconds: "Time of a delivery of a job, by job",
  aegis_guard_check_duration_seconds: "Time the guard took to judge a text, by stage",
  aegis_cache_total: "Entries looked up in the tiered cache, by the tier that had them",
  aegis_build_info: "1, with the version that runs",
  aegis_backup_age_seconds: "Time since the newest complete backup and since the newest verified one",
  aegis_schedule_age_seconds: "Time since a schedule last ended well",
  aegis_dead_letters: "Background work that was given up and not replayed, a thousand at most",
  aegis_telegram_updates_total: "Updates of the Telegram bot, by whether they were answered, ignored, repeated or refused",
  aegis_up: "1 while this process serves",
  aegis_service_up: "1 while a service answers: database, redis, queue",
  aegis_jobs_oldest_waiting_seconds: "How long the oldest job waits that nobody has begun",
  aegis_dead_letters_recent: "Jobs given up in the last 15 minutes",
  aegis_schedule_missed: "1 for each schedule that has not run when it was due",
  aegis_rollback_triggers: "How many triggers of a rollback hold",
  aegis_metrics_dropped_total: "Series that were not begun because there are too many already",
  aegis_metrics_store_up: "1 while the sums over all processes can be read; without them no counters are shown",
};

/** Background work takes longer than an answer, and there are many kinds of it. */
const JOB_BOUNDS: readonly number[] = [0.1, 0.5, 1, 5, 30, 120];

export function boundsOf(name: string): readonly number[] {
  return name === "aegis_job_run_duration_seconds" ? JOB_BOUNDS : DURATION_BOUNDS;
}

/** Lines of the exposition, for the whole deployment; the rest up to 2,000 is for gauges. */
export const LINES_MAX = 1_900;
/** One family that grows must leave room for the others. */
export const FAMILY_LINES_MAX = 1_000;

/** What a series takes of those: a counter one line, a histogram one for each bucket, for all, for the sum and for the count. */
export function linesOf(name: string, isHistogram: boolean): number {
  return isHistogram ? boundsOf(name).length + 3 : 1;
}

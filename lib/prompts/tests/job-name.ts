export const RUN_EVALUATION_JOB = "prompts.run-evaluation";

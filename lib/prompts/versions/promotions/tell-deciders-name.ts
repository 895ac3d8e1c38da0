export const TELL_DECIDERS_JOB = "prompts.tell-deciders";

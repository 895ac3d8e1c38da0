export const FOLLOW_TRIP_JOB = "failsafe.follow-trip";

/** What a motion has once a household: its elector, its participation, its look. */
export const doorKey = (motionId: string, householdId: string) => `${motionId}:${householdId}`

/** The day it is for `until`: in UTC, as the pre-token trigger has it. */
export const today = () => new Date().toISOString().slice(0, 10);

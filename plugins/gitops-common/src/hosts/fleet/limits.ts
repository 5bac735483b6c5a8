/** Groups and subjects that are told of one placement. */
export const mostGroups = 50;

/** Names of hosts that are told of one group, or of one value. */
export const mostNames = 20;

/** Values that are told of one subject, and things that are told of one group. */
export const mostEntries = 20;

/** Name of the visitor, who signs in without a password. */
export const guestName = 'guest';

/** The visitor as the portal knows people. */
export const guestRef = `user:default/${guestName}`;

/** Two teams, so that pages filtered by "mine" are not empty for a new user. */
export const guestTeams: readonly string[] = ['payments', 'platform'];

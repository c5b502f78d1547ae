/** Who a pack can be released to (§§24, 30): each by an act of its own (S30.3). */
export const recipients = ["DEPARTMENT", "AUTHORITY"] as const;
export type Recipient = (typeof recipients)[number];

/** Advisory locks of this package: "gezh" in ASCII, then which of its locks; 1 is the place of a serving process. */
const HOUSE = 1734703720;

/** Whose rows of the outbox and the feed of changes come next. Until the transaction ends. */
export const COMMIT_TURN = `(${HOUSE}, 2)`;
/** Who relays what is in the outbox. */
export const RELAY_TURN = `(${HOUSE}, 3)`;
/** Whose messages come next on the bus. */
export const BUS_TURN = `(${HOUSE}, 4)`;

export const OUTBOX_CHANNEL = 'gezhi_outbox';
export const BUS_CHANNEL = 'gezhi_bus';
export const FEED_CHANNEL = 'gezhi_changes';

import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';

/** A moment in ISO 8601, UTC. */
export const InstantScalar = GraphQLDateTimeISO;
/** A date of law in Asia/Shanghai, `YYYY-MM-DD`. */
export const LocalDateScalar = GraphQLLocalDate;

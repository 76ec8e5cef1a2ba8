import type {
  Dispute,
  DisputeTransition,
  MediationSession,
} from '../../../domain/dispute/dispute.entity';
import type {
  SecretaryOrder,
  SecretaryOrderTransition,
} from '../../../domain/secretary-order/secretary-order.entity';
import type { SuggestionAnswer } from '../../../domain/suggestion/suggestion-answer.entity';

/** What was made of an event: an order for a secretary, a dispute, an answer. */
export interface CaseWork {
  readonly orders: SecretaryOrder[];
  readonly orderSteps: SecretaryOrderTransition[];
  readonly disputes: Dispute[];
  readonly disputeSteps: DisputeTransition[];
  readonly sessions: MediationSession[];
  readonly answers: SuggestionAnswer[];
}

export const noCaseWork = (): CaseWork => ({
  orders: [],
  orderSteps: [],
  disputes: [],
  disputeSteps: [],
  sessions: [],
  answers: [],
});
